package softlanding.node.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.node.pipeline.LagMonitor.CALM_NS;
import static softlanding.node.pipeline.LagMonitor.News.FALL;
import static softlanding.node.pipeline.LagMonitor.News.NONE;
import static softlanding.node.pipeline.LagMonitor.News.RISE;
import static softlanding.node.VenueLines.SECOND;
import static softlanding.node.VenueLines.T0;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LagMonitorTest
{
    private static final long MILLISECOND = 1_000_000;

    private long clockNs = T0;
    private final LagMonitor watch = new LagMonitor(() -> clockNs, T0);

    @Test
    void shouldTellTheFirstLagWhateverItIs()
    {
        assertEquals(RISE, lag(0));
        assertEquals(0, watch.tell());
        assertEquals(NONE, lag(0));
    }

    @Test
    void shouldTellARiseAtOnceOnceItIsWorthIt()
    {
        tell(RISE, 0);
        assertEquals(NONE, lag(9 * MILLISECOND));
        tell(RISE, 10 * MILLISECOND);
        assertEquals(NONE, lag(19 * MILLISECOND));
        tell(RISE, 20 * MILLISECOND);
        tell(RISE, SECOND);
        assertEquals(NONE, lag(SECOND + 249 * MILLISECOND));
        tell(RISE, SECOND + 250 * MILLISECOND);
    }

    @Test
    void shouldTellAFallOnlyWhenItHasLastedAndThenTheHighestOfThatTime()
    {
        tell(RISE, 8 * SECOND);
        assertEquals(NONE, lag(6 * SECOND + 1));
        clockNs += CALM_NS;
        assertEquals(NONE, lag(SECOND), "the fall begins here");
        clockNs += CALM_NS / 2;
        assertEquals(NONE, lag(5 * SECOND));
        clockNs += CALM_NS / 2 - 1;
        assertEquals(NONE, lag(0));
        clockNs += 1;
        assertEquals(FALL, lag(0));
        assertEquals(5 * SECOND, watch.tell());
    }

    @Test
    void shouldForgetAFallThatDoesNotLast()
    {
        tell(RISE, 8 * SECOND);
        assertEquals(NONE, lag(0));
        clockNs += CALM_NS - 1;
        assertEquals(NONE, lag(7 * SECOND));
        clockNs += CALM_NS;
        assertEquals(NONE, lag(0), "and begins again");
        clockNs += CALM_NS;
        tell(FALL, 0);
    }

    /** A lag that changes a thousand times a second must not give a thousand events. */
    @Test
    void shouldTellLittleOfALagThatComesAndGoes()
    {
        int told = 0;
        for (int millisecond = 0; millisecond < 10_000; millisecond++)
        {
            clockNs += MILLISECOND;
            if (lag(millisecond % 2 == 0 ? 0 : 3 * SECOND) != NONE)
            {
                watch.tell();
                told++;
            }
        }
        assertEquals(2, told);
    }

    /** Between two falls, which are a second apart, only rises by a quarter are reported. */
    @Test
    void shouldBoundHowOftenItTellsWhateverTheLagIs()
    {
        final Random random = new Random(1);
        int told = 0;
        double ceiling = 0;
        for (int millisecond = 0; millisecond < 100_000; millisecond++)
        {
            clockNs += MILLISECOND;
            // Every three seconds the ceiling changes, from 10 ms to 10 s; the lag is any value below it.
            ceiling = millisecond % 3_000 == 0 ? 1e7 * Math.pow(1e3, random.nextDouble()) : ceiling;
            if (lag((long)(ceiling * random.nextDouble())) != NONE)
            {
                watch.tell();
                told++;
            }
        }
        assertTrue(told > 20 && told < 300, "told " + told + " times in 100 seconds");
    }

    @Test
    void shouldTakeAClockThatIsBehindForNoLag()
    {
        tell(RISE, 0);
        assertEquals(NONE, watch.look(clockNs + SECOND));
    }

    @Test
    void shouldNotBeMovedByTimesThatGoBackOrLieFarAhead()
    {
        assertEquals(T0, watch.reachedWith(T0 - SECOND));
        assertEquals(T0 + SECOND, watch.reachedWith(T0 + SECOND));
        assertEquals(T0, watch.reachedWith(T0 + SECOND + 1));
    }

    @Test
    void shouldGoAsTheClockOfTheMachineGoes()
    {
        final long before = System.currentTimeMillis();
        final long nowNs = LagMonitor.wallClock().nanoTime();
        final long after = System.currentTimeMillis();

        assertTrue(nowNs >= (before - 2) * MILLISECOND && nowNs <= (after + 2) * MILLISECOND, "nowNs=" + nowNs);
    }

    private LagMonitor.News lag(final long lagNs)
    {
        return watch.look(clockNs - lagNs);
    }

    private void tell(final LagMonitor.News expected, final long lagNs)
    {
        assertEquals(expected, lag(lagNs));
        assertEquals(lagNs, watch.tell());
    }
}
