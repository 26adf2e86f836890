package softlanding.perf.rig;

import org.HdrHistogram.Histogram;
import softlanding.perf.venue.EventTape;

/**
 * One turn of a measurement. The engine's thread writes it during the turn, and other threads read it afterwards. It
 * records the latency of each measured event from its intended send time, and the part of the engine.
 */
final class Turn
{
    private static final long LONGEST_NS = 3_600_000_000_000L;
    private static final int DIGITS = 3;

    private final EventTape tape;
    private final long firstSequence;
    private final long startNs;
    private final double nsPerEvent;
    private final int events;
    private final Histogram latency = histogram();
    private final Histogram service = histogram();
    private long doneNs;

    /**
     * Creates a turn for the events of one tape.
     *
     * @param tape          that holds exactly the events of the turn.
     * @param firstSequence of its first event.
     * @param startNs       intended send time of the first event, by the clock of {@link System#nanoTime()}.
     * @param nsPerEvent    between two intended send times; 0 for the maximum rate.
     */
    Turn(final EventTape tape, final long firstSequence, final long startNs, final double nsPerEvent)
    {
        this.tape = tape;
        this.firstSequence = firstSequence;
        this.startNs = startNs;
        this.nsPerEvent = nsPerEvent;
        events = tape.size();
    }

    static Histogram histogram()
    {
        return new Histogram(1, LONGEST_NS, DIGITS);
    }

    long intendedNs(final int event)
    {
        return startNs + (long)(event * nsPerEvent);
    }

    /** Records an event whose decisions are in the journal. */
    void onApplied(final long sequence, final long beganNs, final long endedNs)
    {
        final int event = (int)(sequence - firstSequence);
        doneNs = endedNs;
        if (tape.isMeasured(event))
        {
            latency.recordValue(endedNs - intendedNs(event));
            service.recordValue(endedNs - beganNs);
        }
    }

    /** Returns the latencies from the intended send time to the last appended decision, in nanoseconds. */
    Histogram latency()
    {
        return latency;
    }

    /** Returns the times in the engine and the journal of decisions, in nanoseconds. */
    Histogram service()
    {
        return service;
    }

    int events()
    {
        return events;
    }

    /** Returns the time from the first intended send time to the end of all events, in nanoseconds. */
    long elapsedNs()
    {
        return doneNs - startNs;
    }
}
