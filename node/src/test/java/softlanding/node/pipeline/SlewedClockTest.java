package softlanding.node.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlewedClockTest
{
    private static final long T0 = 1_780_272_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private long systemNs = T0;
    private long steadyNs = 77;
    private final SlewedClock clock = new SlewedClock(() -> systemNs, () -> steadyNs);

    @Test
    void shouldGoWithTheSystemThatGoesRight()
    {
        for (int i = 0; i < 1_000; i++)
        {
            pass(10_000_000);
            assertEquals(systemNs, clock.nanoTime());
        }
        assertEquals(0, clock.differenceNs());
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600 * SECOND, 3_600 * SECOND, -400_000, 400_000})
    void shouldFollowASystemThatWasSetByHalfAMillisecondPerSecond(final long stepNs)
    {
        clock.nanoTime();
        systemNs += stepNs;
        long before = clock.nanoTime();
        for (int i = 0; i < 1_000; i++)
        {
            pass(10_000_000);
            final long now = clock.nanoTime();
            assertTrue(now > before && now - before <= 10_000_000 + SECOND / 10 / 2_000, "step " + (now - before));
            before = now;
        }
        final long followedNs = before - (T0 + 10 * SECOND);
        final long expectedNs = Math.max(-5_000_000, Math.min(stepNs, 5_000_000));
        assertTrue(Math.abs(expectedNs - followedNs) <= 1_000, () -> expectedNs + " and " + followedNs);
        assertTrue(Math.abs(stepNs) < SECOND || Math.abs(clock.differenceNs()) > 3_599 * SECOND);
    }

    @Test
    void shouldBeginAtTheTimeOfTheSystem()
    {
        final long before = System.currentTimeMillis();
        final long nowMs = new SlewedClock().nanoTime() / 1_000_000;
        assertTrue(nowMs >= before - 1 && nowMs <= System.currentTimeMillis() + 1);
    }

    @Test
    void shouldNotRunAheadByAPauseBetweenItsFirstLooks()
    {
        final int[] looks = {0};
        final SlewedClock paused = new SlewedClock(() ->
        {
            // The process stands still once, before the system is asked for the first time.
            pass(looks[0]++ == 0 ? SECOND : 0);
            return systemNs;
        }, () -> steadyNs);
        assertEquals(systemNs, paused.nanoTime());
    }

    private void pass(final long durationNs)
    {
        systemNs += durationNs;
        steadyNs += durationNs;
    }
}
