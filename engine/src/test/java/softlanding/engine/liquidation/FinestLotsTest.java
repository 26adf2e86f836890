package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A position of 80,000 cash in a coin of 0.000001, with lots from 100 down to 0.00000001 contracts. The finest lots are
 * worth far less than the rounding of money, so that their number cannot be estimated.
 */
class FinestLotsTest
{
    private static final int COIN = 2;
    private static final int PERPETUAL = 3;

    @ParameterizedTest
    @ValueSource(strings = {"100", "1", "0.01", "0.0001", "0.00000001"})
    void shouldSizeAClosingInAFewEvaluationsHoweverFineTheLots(final String lotSize)
    {
        final SmallVenue venue = new SmallVenue();
        venue.policyWithTiers("TIERED", "[" + SmallVenue.tier("1.05", "1", "JUST_ENOUGH") + "," +
            SmallVenue.tier("1", "1", "JUST_ENOUGH") + "]");
        venue.apply(venue.event("UnderlyingListed").id("underlyingId", COIN).text("symbol", "FINE"));
        venue.apply(venue.event("PerpetualListed").id("instrumentId", PERPETUAL).id("underlyingId", COIN)
            .text("contractSize", "1").text("lotSize", lotSize));
        spot(venue, "0.000001");
        perpetual(venue, "0.000001");
        venue.account(7, "13500");
        venue.trade(7, PERPETUAL, "80000000000", "0.000001");
        spot(venue, "0.00000099");
        final long before = venue.engine().marginEvaluations();

        final JsonNode order = only(perpetual(venue, "0.00000099"), "LiquidationOrdered");

        final double sold = -order.get("quantity").asDouble();
        assertTrue(sold > 0 && sold < 80e9, () -> "just enough of the position: " + order);
        final long evaluations = venue.engine().marginEvaluations() - before;
        assertTrue(evaluations < 300, () -> "evaluations: " + evaluations);
    }

    private static void spot(final SmallVenue venue, final String price)
    {
        venue.apply(venue.event("SpotPriceChanged").id("underlyingId", COIN).text("price", price)
            .text("confidence", "1"));
    }

    private static List<JsonNode> perpetual(final SmallVenue venue, final String price)
    {
        return venue.apply(venue.event("PerpetualPriceChanged").id("instrumentId", PERPETUAL).text("price", price)
            .text("confidence", "1"));
    }
}
