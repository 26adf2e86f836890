package softlanding.perf.crash;

import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.engine.wire.WireEngine;
import softlanding.perf.venue.BenchVenue;
import softlanding.perf.venue.CrashShape;
import softlanding.perf.venue.CrashStream;
import softlanding.perf.venue.EventTape;

/**
 * One run of one engine through one fall. Events are encoded before they are timed. The time of a tick is from its
 * first event until the engine has returned from its last one; fills are timed apart.
 */
final class CrashRun
{
    private static final long LONGEST_NS = 3_600_000_000_000L;
    private static final int DIGITS = 3;
    private static final int STIRS = 6;
    private static final int TAPE_BYTES = 1 << 26;

    private final CrashShape shape;
    private final OrderBlotter blotter = new OrderBlotter();
    private final EventTape tape = new EventTape(TAPE_BYTES);
    private final CrashStream stream;
    private final WireEngine engine;
    private final Histogram ticks = new Histogram(1, LONGEST_NS, DIGITS);
    private final Histogram fills = new Histogram(1, LONGEST_NS, DIGITS);
    private long sequence;
    private boolean isOpen;

    CrashRun(final BenchVenue venue, final CrashShape shape, final int accounts, final ScreeningSettings screening)
    {
        this.shape = shape;
        engine = new WireEngine(CrashStream.limits(accounts), screening, blotter);
        stream = new CrashStream(venue, shape, accounts, this::onEvent);
    }

    /** Events that open the venue are applied at once, later ones when they are timed. */
    private void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        if (isOpen)
        {
            tape.onEvent(buffer, offset, length);
        }
        else
        {
            engine.onEvent(++sequence, buffer, offset, length);
        }
    }

    CrashFigures measure()
    {
        stream.open();
        isOpen = true;
        final long[] stirs = new long[STIRS];
        // The first update begins to evaluate; then the accounts are proved, as in a node while no event waits.
        stream.stir();
        apply();
        proveWhileIdle();
        for (int i = 0; i < STIRS; i++)
        {
            stream.stir();
            stirs[i] = apply();
        }
        Arrays.sort(stirs);
        final long evaluatedBefore = engine.accountsJudged();
        final long redrawnBefore = engine.monitorCounters().redrawings();
        long firstOrderNs = 0;
        for (int tick = 1; tick <= shape.ticks(); tick++)
        {
            stream.fall(tick);
            blotter.beginTick();
            final long beganNs = System.nanoTime();
            ticks.recordValue(apply());
            if (firstOrderNs == 0 && blotter.firstOrderNs() > 0)
            {
                firstOrderNs = blotter.firstOrderNs() - beganNs;
            }
            fillAll();
        }
        if (blotter.rejected() > 0)
        {
            throw new IllegalStateException(blotter.rejected() + " events of the crash were rejected");
        }
        return new CrashFigures(
            ticks, fills, stirs[STIRS / 2], firstOrderNs, blotter.orders(), blotter.rounds(),
            engine.accountsJudged() - evaluatedBefore, engine.monitorCounters().redrawings() - redrawnBefore,
            blotter.hash() * 31 + engine.stateHash());
    }

    /** Proves all accounts, as a node does while no event waits. */
    private void proveWhileIdle()
    {
        boolean more = true;
        while (more)
        {
            more = engine.idle();
        }
    }

    /** Fills what the tick ordered. What the fills order is filled after the next tick. */
    private void fillAll()
    {
        blotter.fill(stream);
        for (int event = 0; event < tape.size(); event++)
        {
            final long beganNs = System.nanoTime();
            engine.onEvent(++sequence, tape.buffer(), tape.offset(event), tape.length(event));
            fills.recordValue(System.nanoTime() - beganNs);
        }
        tape.clear();
    }

    /** Applies the events of the tape. Returns the time that it took, in nanoseconds. */
    private long apply()
    {
        final long beganNs = System.nanoTime();
        for (int event = 0; event < tape.size(); event++)
        {
            engine.onEvent(++sequence, tape.buffer(), tape.offset(event), tape.length(event));
        }
        final long tookNs = System.nanoTime() - beganNs;
        tape.clear();
        return tookNs;
    }
}
