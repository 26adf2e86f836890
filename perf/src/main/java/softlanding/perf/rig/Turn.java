package softlanding.perf.rig;

import org.HdrHistogram.Histogram;
import softlanding.perf.venue.EventTape;

/**
 * One stretch of a measurement, written by the engine's thread while it lasts and read by others after it: how long
 * after its intended send time each measured event was done with, and how much of that the engine took.
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
     * Measures the events of one tape.
     *
     * @param tape          that holds the events, and no others until the slice is over.
     * @param firstSequence of its first event.
     * @param startNs       when the first event is to be sent, by the clock of {@link System#nanoTime()}.
     * @param nsPerEvent    from one intended send time to the next; 0 if they are sent as fast as they are taken.
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

    /** An event was applied, and its decisions are in the journal. */
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

    /** From the intended send time to the last decision appended, nanoseconds. */
    Histogram latency()
    {
        return latency;
    }

    /** In the engine and the journal of decisions, nanoseconds. */
    Histogram service()
    {
        return service;
    }

    int events()
    {
        return events;
    }

    /** From the first intended send time until everything was done, nanoseconds. */
    long elapsedNs()
    {
        return doneNs - startNs;
    }
}
