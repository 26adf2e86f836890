package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.only;
import static softlanding.engine.liquidation.SmallVenue.tier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A book that a rise hurts: calls sold at three strikes, hedged by a long perpetual. The hedge looks riskiest alone.
 * What loses most in the worst scenario is a call that nobody sells back at a fair price.
 */
class HedgedBookTest
{
    private static final long RICH = 6;
    private static final long A = 7;
    private static final int DEAR_CALL = 2;
    private static final double RATIO = 1.03;

    private final SmallVenue venue = new SmallVenue();

    private void fillTheBook(final String quantityOfDear)
    {
        venue.policyWithTiers("TIERED", "[" + tier("0.00001", "0.1", "JUST_ENOUGH") + "]", "feeRate", "0");
        for (int call = 0; call < 3; call++)
        {
            final String strike = Integer.toString(1_100 + 50 * call);
            venue.option(DEAR_CALL + call, strike, "CALL", "0.1");
            venue.volatility(strike, "0.6");
            venue.liquidity(DEAR_CALL + call, call == 0 ? "150" : "1", "1000");
        }
        venue.liquidity(PERPETUAL, "1", "1000");
        open(RICH, 1_000_000, quantityOfDear);
        final JsonNode report = venue.report(RICH);
        final double requirement = report.get("maintenanceRequirement").asDouble();
        open(A, 1_000_000 - report.get("equity").asDouble() + RATIO * requirement, quantityOfDear);
    }

    private void open(final long account, final double cash, final String quantityOfDear)
    {
        venue.account(account, String.format(Locale.ROOT, "%.2f", cash));
        venue.trade(account, DEAR_CALL, quantityOfDear, "36");
        venue.trade(account, DEAR_CALL + 1, "-9", "24");
        venue.trade(account, DEAR_CALL + 2, "-9", "16");
        venue.trade(account, PERPETUAL, "7", "1000");
    }

    /** By the horizon everything would be closed, because the dear call costs more than the equity to buy back. */
    private JsonNode round()
    {
        return only(venue.policyWithTiers("TIERED", "[" + tier("1.05", "0.1", "JUST_ENOUGH") + "]",
            "feeRate", "0", "priceBand", "1", "horizonFactor", "0"), "LiquidationOrdered");
    }

    @ParameterizedTest
    @CsvSource({"-9", "-20"})
    void shouldCloseSomethingElseThanTheHedgeAndMakeItBetter(final String quantityOfDear)
    {
        fillTheBook(quantityOfDear);
        final JsonNode order = round();

        assertTrue(order.get("instrumentId").asInt() > DEAR_CALL, order.toString());
        assertTrue(order.get("ratioAfterExpected").asDouble() > order.get("ratioBefore").asDouble());
    }

    @Test
    void shouldHaveMadeItWorseByClosingTheHedge()
    {
        fillTheBook("-9");
        venue.trade(A, PERPETUAL, "-0.7", "999");

        assertTrue(venue.ratio(A) < RATIO, "the hedge was the position with the largest delta: " + venue.ratio(A));
    }

    @Test
    void shouldHaveMadeItWorseByClosingWhatLosesMostInTheWorstScenario()
    {
        fillTheBook("-20");
        venue.trade(A, DEAR_CALL, "2", "186");

        assertTrue(venue.ratio(A) < RATIO, "the call costs 150 more than its mark: " + venue.ratio(A));
    }
}
