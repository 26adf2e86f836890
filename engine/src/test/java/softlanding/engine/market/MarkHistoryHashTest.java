package softlanding.engine.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;

class MarkHistoryHashTest
{
    private static final int FEEDS = 24;

    /** The hash of the history is worked out only when it is asked for. */
    @Test
    void shouldHashLikeColumnsThatKeepTheirHash()
    {
        final SplittableRandom random = new SplittableRandom(3);
        final MarkHistory history = new MarkHistory(FEEDS);
        history.setWindow(1_000);
        final StateColumn times = new StateColumn(StateOwner.MARK_TIME, FEEDS);
        final StateColumn averages = new StateColumn(StateOwner.MARK_AVERAGE, FEEDS);
        final StateColumn averagedTo = new StateColumn(StateOwner.MARK_AVERAGED_TO, FEEDS);
        for (int nowNs = 1; nowNs <= 10_000; nowNs++)
        {
            final int feed = random.nextInt(FEEDS);
            final boolean ends = random.nextInt(5) == 0;
            if (ends)
            {
                history.forget(feed);
            }
            else
            {
                // The first mark of a feed is its average.
                history.note(feed, -1, nowNs % 7, nowNs);
            }
            times.set(feed, ends ? 0 : nowNs);
            averages.set(feed, ends ? 0 : nowNs % 7);
            averagedTo.set(feed, ends ? 0 : nowNs);
            assertEquals(times.get(feed), history.markNs(feed));
            if (random.nextInt(7) == 0)
            {
                assertEquals(times.hash() + averages.hash() + averagedTo.hash(), history.hash());
            }
        }
    }
}
