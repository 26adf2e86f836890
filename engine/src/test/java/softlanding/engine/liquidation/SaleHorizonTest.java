package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.tier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Everything is closed where the account could not bear the time that selling takes, whatever its ratio. */
class SaleHorizonTest
{
    private static final long ACCOUNT = 7;

    private final SmallVenue venue = new SmallVenue();

    private JsonNode firstPlan(final String cash, final String... more)
    {
        venue.policyWithTiers("TIERED", "[" + tier("1.05", "1", "JUST_ENOUGH") + "]", more);
        venue.account(ACCOUNT, cash);
        venue.trade(ACCOUNT, PERPETUAL, "10", "1000");
        return venue.engine().decisions("LiquidationPlanned").get(0);
    }

    @Test
    void shouldCloseJustEnoughWhereSellingIsQuick()
    {
        venue.liquidity(PERPETUAL, "0.5", "100");
        assertEquals("POSITION", firstPlan("1600", "feeRate", "0").get("chosenKind").asText());
    }

    @Test
    void shouldCloseEverythingWhereTheBookIsThinForTheEquity()
    {
        // 10 coins of a depth of 0.01 take 4,000 windows of 10 seconds: 80 % * 2 * sqrt(40,000 s) = 5.5 % of 10,000,
        // and the half-spread of a depth a thousand times exceeded reaches the price band of 5 %.
        venue.liquidity(PERPETUAL, "0.5", "0.01");
        assertEquals("EVERYTHING", firstPlan("1550", "feeRate", "0").get("chosenKind").asText());
    }

    @Test
    void shouldAskNothingOfThatKindWithAFactorOfZero()
    {
        venue.liquidity(PERPETUAL, "0.5", "0.01");
        assertEquals("POSITION", firstPlan("1550", "feeRate", "0", "horizonFactor", "0").get("chosenKind").asText());
    }

    private static SmallVenue withStraddles(final String depth, final double cash)
    {
        final SmallVenue of = new SmallVenue();
        of.option(2, "1000", "CALL", "0.1");
        of.option(3, "1000", "PUT", "0.1");
        of.volatility("1000", "0.6");
        of.liquidity(2, "0.1", depth);
        of.liquidity(3, "0.1", depth);
        of.policyWithTiers("TIERED", "[" + tier("0.01", "1", "JUST_ENOUGH") + "]", "horizonFactor", "0");
        of.account(ACCOUNT, String.format(Locale.ROOT, "%.4f", cash));
        of.trade(ACCOUNT, 2, "-10", "68");
        of.trade(ACCOUNT, 3, "-10", "68");
        return of;
    }

    /** Ten short straddles at half of their requirement, in a book of some depth; returns what is closed first. */
    private static String closedOfStraddles(final String depth)
    {
        final double plenty = 100_000;
        final JsonNode rich = withStraddles(depth, plenty).report(ACCOUNT);
        final double excess =
            rich.get("equity").asDouble() - 0.5 * rich.get("maintenanceRequirement").asDouble();
        final SmallVenue poor = withStraddles(depth, plenty - excess);
        poor.policyWithTiers("TIERED", "[" + tier("1.05", "1", "JUST_ENOUGH") + "]", "feeRate", "0");
        return poor.engine().decisions("LiquidationPlanned").get(0).get("chosenKind").asText();
    }

    @Test
    void shouldRaiseVolatilitiesOnlyAsFarAsThePriceMovesInTheTime()
    {
        // Sold in seconds, while the price moves by 0.1 %. The whole rise would cost 690, more than equity / 1.5.
        assertNotEquals("EVERYTHING", closedOfStraddles("100"));
    }

    @Test
    void shouldRaiseVolatilitiesWhereSellingTakesDays()
    {
        assertEquals("EVERYTHING", closedOfStraddles("0.001"));
    }

    @Test
    void shouldCountTheDeviationsAndTheVolatilityOfThePolicy()
    {
        venue.liquidity(PERPETUAL, "0.5", "1");
        assertEquals("EVERYTHING", firstPlan(
            "1600", "feeRate", "0", "horizonDeviations", "20", "horizonVolatility", "20").get("chosenKind").asText());
    }
}
