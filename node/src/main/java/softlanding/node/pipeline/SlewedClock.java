package softlanding.node.pipeline;

import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.agrona.concurrent.EpochNanoClock;

/**
 * The clock of a live node. It begins at the time of the system and goes on by the steady clock of the process; from
 * then on it follows the system by at most half a millisecond per second. So a system clock that is set moves no event,
 * and this clock never falls. Used by one thread.
 */
public final class SlewedClock implements EpochNanoClock
{
    private static final long SAMPLE_NS = 100_000_000;
    /** The clock moves towards the system by one part in so much of the time that passes. */
    private static final long PARTS = 2_000;
    private static final int FIRST_LOOKS = 8;
    private static final long NS_PER_SECOND = 1_000_000_000;

    private final LongSupplier system;
    private final LongSupplier steady;
    private long offsetNs;
    private long sampledNs;
    private long differenceNs;

    /** Begins at the time of the system. */
    public SlewedClock()
    {
        this(SlewedClock::systemNs, System::nanoTime);
    }

    SlewedClock(final LongSupplier system, final LongSupplier steady)
    {
        this.system = system;
        this.steady = steady;
        begin();
    }

    /** Takes the narrowest of some looks at both clocks: a pause between two looks would make this clock run ahead. */
    private void begin()
    {
        long narrowestNs = Long.MAX_VALUE;
        for (int look = 0; look < FIRST_LOOKS; look++)
        {
            final long beforeNs = steady.getAsLong();
            final long systemNs = system.getAsLong();
            final long tookNs = steady.getAsLong() - beforeNs;
            if (tookNs < narrowestNs)
            {
                narrowestNs = tookNs;
                offsetNs = systemNs - beforeNs;
                sampledNs = beforeNs;
            }
        }
    }

    /** Returns nanoseconds since the epoch. */
    @Override
    public long nanoTime()
    {
        final long nowNs = steady.getAsLong();
        if (nowNs - sampledNs >= SAMPLE_NS)
        {
            differenceNs = system.getAsLong() - (nowNs + offsetNs);
            final long mostNs = (nowNs - sampledNs) / PARTS;
            offsetNs += Math.max(-mostNs, Math.min(differenceNs, mostNs));
            sampledNs = nowNs;
        }
        return nowNs + offsetNs;
    }

    /** Returns by how much the system was ahead when it was looked at last, in nanoseconds: much of it is an alarm. */
    public long differenceNs()
    {
        return differenceNs;
    }

    private static long systemNs()
    {
        final Instant now = Clock.systemUTC().instant();
        return now.getEpochSecond() * NS_PER_SECOND + now.getNano();
    }
}
