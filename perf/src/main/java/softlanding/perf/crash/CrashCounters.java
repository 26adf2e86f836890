package softlanding.perf.crash;

import java.util.Map;
import org.agrona.DirectBuffer;
import softlanding.engine.screening.ScreeningCounters;
import softlanding.engine.wire.WireEngine;
import softlanding.perf.venue.BenchVenue;
import softlanding.perf.venue.CrashShape;
import softlanding.perf.venue.CrashStream;

/** Counts the engine's work in a fall and in a gap of a small venue. Proofs are those of updates; nothing is idle. */
public final class CrashCounters
{
    private static final int ACCOUNTS = 1_000;
    private static final int PER = 1_000;
    /** Enough updates to prove all accounts before the market falls. */
    private static final int STIRS = 40;

    /**
     * Counts per thousand ticks.
     *
     * @param counters receives the numbers by their names.
     */
    public void count(final Map<String, Long> counters)
    {
        count(CrashShape.CRASH_TICK, counters);
        count(CrashShape.GAP, counters);
    }

    private void count(final CrashShape shape, final Map<String, Long> counters)
    {
        final Fall fall = new Fall(shape);
        final long judged = fall.engine.accountsJudged();
        final ScreeningCounters screening = fall.engine.monitorCounters();
        final long proofs = screening.proofs();
        final long redrawings = screening.redrawings();
        final long unlinked = screening.unlinked();
        fall.play();
        final long ticks = shape.ticks();
        final String label = "-per-1000-ticks-" + shape.label();
        counters.put("accounts-judged" + label, (fall.engine.accountsJudged() - judged) * PER / ticks);
        counters.put("proofs" + label, (screening.proofs() - proofs) * PER / ticks);
        counters.put("brackets-redrawn" + label, (screening.redrawings() - redrawings) * PER / ticks);
        counters.put("entries-unlinked" + label, (screening.unlinked() - unlinked) * PER / ticks);
    }

    /** One engine that falls. */
    private static final class Fall
    {
        private final OrderBlotter blotter = new OrderBlotter();
        private final WireEngine engine = new WireEngine(CrashStream.limits(ACCOUNTS), blotter);
        private final CrashShape shape;
        private final CrashStream stream;
        private long sequence;

        Fall(final CrashShape shape)
        {
            this.shape = shape;
            stream = new CrashStream(new BenchVenue(), shape, ACCOUNTS, this::onEvent);
            stream.open();
            for (int i = 0; i < STIRS; i++)
            {
                stream.stir();
            }
        }

        private void onEvent(final DirectBuffer buffer, final int offset, final int length)
        {
            engine.onEvent(++sequence, buffer, offset, length);
        }

        void play()
        {
            for (int tick = 1; tick <= shape.ticks(); tick++)
            {
                stream.fall(tick);
                blotter.fill(stream);
            }
        }
    }
}
