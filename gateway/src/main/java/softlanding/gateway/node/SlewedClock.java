package softlanding.gateway.node;

import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/**
 * The clock of a live node: the system's at the start, then the machine's steady one, led towards the system's by at
 * most half a millisecond per second. It never steps and never falls; a larger difference is shown to operators.
 */
public final class SlewedClock
{
    private static final long LOOK_NS = 1_000_000_000L;
    private static final long MOST_CORRECTION_PER_SECOND_NS = 500_000L;

    private final EpochNanoClock system;
    private final NanoClock steady;
    private long offsetNs;
    private long lookedNs;
    private volatile long differenceNs;

    /**
     * Starts the clock.
     *
     * @param system gives the time of day.
     * @param steady gives a time that never steps.
     */
    public SlewedClock(final EpochNanoClock system, final NanoClock steady)
    {
        this.system = system;
        this.steady = steady;
        lookedNs = steady.nanoTime();
        offsetNs = system.nanoTime() - lookedNs;
    }

    /** Returns the time in nanoseconds since the epoch; called by one thread. */
    public long nowNs()
    {
        final long nowNs = steady.nanoTime();
        final long elapsedNs = nowNs - lookedNs;
        if (elapsedNs >= LOOK_NS)
        {
            final long mostNs = elapsedNs / LOOK_NS * MOST_CORRECTION_PER_SECOND_NS;
            final long aheadNs = system.nanoTime() - nowNs - offsetNs;
            differenceNs = aheadNs;
            offsetNs += Math.max(-mostNs, Math.min(mostNs, aheadNs));
            lookedNs = nowNs;
        }
        return nowNs + offsetNs;
    }

    /** Returns by how much the system's clock was ahead at the last look, in nanoseconds. */
    public long differenceNs()
    {
        return differenceNs;
    }
}
