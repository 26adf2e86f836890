package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An account that comes back is liquidated deeper: 115 %, then 15 % more for each time, up to 160 %. */
class TargetRiseTest
{
    private static final long ACCOUNT = 7;
    private static final long HOUR = 3_600;

    private final SmallVenue venue = new SmallVenue();

    private void policy(final String... more)
    {
        final String[] fields = new String[6 + more.length];
        System.arraycopy(new String[] {"feeRate", "0", "targetStep", "0.15", "targetRatio", "1.15"}, 0, fields, 0, 6);
        System.arraycopy(more, 0, fields, 6, more.length);
        venue.policy("TIERED", fields);
        venue.account(ACCOUNT, "1800");
        venue.trade(ACCOUNT, PERPETUAL, "10", "1000");
    }

    /** The account falls below a tier and is saved by the price, not by an order. */
    private String targetOfNextEpisode()
    {
        venue.spot("980");
        final int before = venue.engine().decisions("LiquidationPlanned").size();
        venue.perpetual("980");
        final JsonNode plan = venue.engine().decisions("LiquidationPlanned").get(before);
        final List<JsonNode> orders = venue.engine().decisions("LiquidationOrdered");
        venue.close(orders.get(orders.size() - 1));
        venue.pass(10);
        venue.spot("1200");
        venue.perpetual("1200");
        venue.pass(10);
        venue.time();
        venue.pass(30);
        return plan.get("targetRatio").asText();
    }

    @Test
    void shouldStopDeeperForAnAccountThatComesBackAtOnce()
    {
        policy();

        assertEquals("1.15", targetOfNextEpisode());
        assertEquals("1.3", targetOfNextEpisode());
        assertEquals("1.45", targetOfNextEpisode());
        assertEquals("1.6", targetOfNextEpisode());
        assertEquals("1.6", targetOfNextEpisode());
    }

    @Test
    void shouldCountAnEpisodeHalfAfterThirtySixHours()
    {
        policy();
        targetOfNextEpisode();
        venue.pass(36 * HOUR);
        assertEquals("1.22", targetOfNextEpisode());
    }

    @Test
    void shouldCountNothingAfterSeventyTwoHours()
    {
        policy();
        targetOfNextEpisode();
        venue.pass(72 * HOUR + 1);
        assertEquals("1.15", targetOfNextEpisode());
    }

    @Test
    void shouldLeaveTheTargetAloneWhereThePolicyHasNoStep()
    {
        policy("targetStep", "0");

        assertEquals(List.of("1.15", "1.15"), List.of(targetOfNextEpisode(), targetOfNextEpisode()));
    }
}
