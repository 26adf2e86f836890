package softlanding.node.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import softlanding.engine.state.EngineLimits;

/** Every limit that an event can reach has a name. */
class NamedLimitsTest
{
    @Test
    void shouldSetStrikesPackagesAndLiquidators()
    {
        final EngineLimits limits = NamedLimits.changed(
            EngineLimits.defaults(), Map.of("strikes", 77, "packages", 78, "liquidators", 79));
        assertEquals(77, limits.strikes());
        assertEquals(78, limits.packages());
        assertEquals(79, limits.liquidators());
    }

    @Test
    void shouldLetStrikesAndPackagesFollowWhereTheyAreNotNamed()
    {
        final EngineLimits limits = NamedLimits.changed(
            EngineLimits.defaults(), Map.of("instruments", 100, "positions", 80));
        assertEquals(100, limits.strikes());
        assertEquals(10, limits.packages());
        final EngineLimits named = NamedLimits.changed(
            EngineLimits.defaults(), Map.of("instruments", 100, "strikes", 50));
        assertEquals(50, named.strikes());
    }

    @Test
    void shouldRefuseAnUnknownName()
    {
        final Map<String, Integer> unknown = Map.of("stars", 1);
        final EngineLimits limits = EngineLimits.defaults();
        assertThrows(IllegalArgumentException.class, () -> NamedLimits.changed(limits, unknown));
    }
}
