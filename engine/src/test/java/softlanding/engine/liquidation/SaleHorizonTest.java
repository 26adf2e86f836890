package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.tier;

import com.fasterxml.jackson.databind.JsonNode;
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

    @Test
    void shouldCountTheDeviationsAndTheVolatilityOfThePolicy()
    {
        venue.liquidity(PERPETUAL, "0.5", "1");
        assertEquals("EVERYTHING", firstPlan(
            "1600", "feeRate", "0", "horizonDeviations", "20", "horizonVolatility", "20").get("chosenKind").asText());
    }
}
