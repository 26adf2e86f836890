package softlanding.engine.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import softlanding.engine.market.FeedKind;
import softlanding.engine.policy.Health;

/** The names of the figures are those of the engine's own codes. */
class EngineFiguresTest
{
    @Test
    void shouldNameHealthStatesByTheirCodes()
    {
        for (final Health health : Health.values())
        {
            assertEquals(health.name(), EngineFigures.HEALTH_STATES.get(health.code()));
        }
        assertEquals(Health.values().length, EngineFigures.HEALTH_STATES.size());
    }

    @Test
    void shouldNameKindsOfFeedsByTheirCodes()
    {
        assertEquals(
            Arrays.stream(FeedKind.values()).map(FeedKind::name).toList(), EngineFigures.FEED_KINDS);
        assertEquals(FeedKind.values().length, new EngineFigures().suspendedByKind.length);
    }
}
