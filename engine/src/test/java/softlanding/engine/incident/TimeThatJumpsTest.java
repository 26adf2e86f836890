package softlanding.engine.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One stamp that is far ahead makes no later event late, and no sum of times leaves the range of a long. */
class TimeThatJumpsTest
{
    private static final String HOUR = "maxTimeStepNs:3600000000000";
    private static final long HOUR_NS = 3_600 * SmallVenue.SECOND;

    private final SmallVenue venue = new SmallVenue();

    @ParameterizedTest
    @ValueSource(longs = {4_100_000_000_000_000_001L, Long.MAX_VALUE})
    void shouldAlwaysRefuseAStampThatLiesAfterTheYear2099(final long stampNs)
    {
        venue.nowNs = stampNs;
        venue.refused("TIME_AHEAD", "timestampNs", "TimeAdvanced", "");
        venue.refused("TIME_AHEAD", "timestampNs", "SpotPriceChanged", "underlyingId:1,price:1,confidence:1");
        venue.nowNs = SmallVenue.T0 + 1;
        venue.taken("TimeAdvanced", "");
    }

    @Test
    void shouldGoOnAtTheLastStampThatIsTakenWithAccountsInLiquidation()
    {
        venue.taken("LiquidationPolicySet", "policy:TIERED,targetRatio:1.1,roundIntervalNs:864000000000000," +
            "orderTimeoutNs:864000000000000,tiers:[{\"ratioBelow\":\"1\",\"maxShare\":\"1\",\"sizing\":\"ALL\"}]");
        venue.taken("CashTransferRequested", "accountId:1,transferId:1,amount:10000");
        venue.taken("TradeExecuted", "accountId:1,tradeId:1,instrumentId:9,quantity:1,price:100000,fee:0");
        venue.nowNs = 4_100_000_000_000_000_000L;
        venue.marks("95000");
        assertEquals(1, venue.engine.decisions("LiquidationOrdered").size());
        venue.taken("TimeAdvanced", "");
        assertEquals("LIQUIDATING", venue.report(1).get("health").asText());
    }

    @Test
    void shouldRefuseAStepThatIsTooLongUnlessASecondEventBearsItOut()
    {
        venue.taken("FeedGuardsSet", HOUR);
        venue.nowNs += 30 * HOUR_NS;
        assertEquals("TIME_AHEAD", reason());
        venue.nowNs = SmallVenue.T0 + HOUR_NS;
        venue.taken("TimeAdvanced", "");
        venue.nowNs += 30 * HOUR_NS;
        assertEquals("TIME_AHEAD", reason());
        venue.nowNs += HOUR_NS;
        venue.takenFrom(2, "TimeAdvanced", "");
    }

    @Test
    void shouldNotTakeASecondWrongStampWhileOtherEventsGoOn()
    {
        venue.taken("FeedGuardsSet", HOUR);
        for (int i = 1; i <= 3; i++)
        {
            venue.nowNs = SmallVenue.T0 + 900 * HOUR_NS + i;
            assertEquals("TIME_AHEAD", reason());
            venue.nowNs = SmallVenue.T0 + i;
            venue.taken("TimeAdvanced", "");
        }
    }

    @Test
    void shouldExemptTheFirstEventAfterARestartAndTakeTheLimitBack()
    {
        venue.taken("FeedGuardsSet", HOUR);
        venue.taken("NodeRestarted", "");
        venue.nowNs += 30 * HOUR_NS;
        venue.taken("TimeAdvanced", "");
        venue.nowNs += 30 * HOUR_NS;
        assertEquals("TIME_AHEAD", reason());
        venue.taken("TimeAdvanced", "");
        venue.taken("FeedGuardsSet", "maxTimeStepNs:0");
        venue.nowNs += 300 * HOUR_NS;
        venue.taken("TimeAdvanced", "");
    }

    private String reason()
    {
        return venue.apply("TimeAdvanced", "").get(0).path("reason").asText();
    }
}
