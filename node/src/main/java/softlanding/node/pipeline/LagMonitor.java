package softlanding.node.pipeline;

import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;

/**
 * Measures the lag of the input behind the clock, and decides when the engine needs a report of it.
 * <p>
 * The lag is the age of the oldest event that the engine has not yet applied. A rise by a quarter of the last reported
 * lag is reported at once. A fall by a quarter is reported when it has lasted for {@link #CALM_NS}. The report then
 * gives the highest lag of that period, so a lag that fluctuates produces few reports. Changes below {@link
 * #MIN_CHANGE_NS} are not reported. The monitor does not know the reports before a restart, so it always reports the
 * first lag.
 */
public final class LagMonitor
{
    /** Least change that is reported, in nanoseconds. */
    public static final long MIN_CHANGE_NS = 10_000_000;
    /** Time for which a fall must last, in nanoseconds. */
    public static final long CALM_NS = 1_000_000_000;
    /**
     * Maximum difference between two clocks, in nanoseconds. A time further ahead is an error of its sender and says
     * nothing about the input.
     */
    public static final long MAX_AHEAD_NS = 1_000_000_000;

    private static final long UNKNOWN = -1;
    private static final int MIN_PART = 4;
    private static final int MAX_SAMPLES = 100;
    private static final long GOOD_SAMPLE_NS = 250;
    private static final long RESAMPLE_NS = 1_000_000_000;

    /** The result of a look at the clock. */
    public enum News
    {
        NONE,
        /** To be told before the event that is late. */
        RISE,
        /** To be told after the event. */
        FALL
    }

    private final EpochNanoClock clock;
    private long reachedNs;
    private long toldNs = UNKNOWN;
    private boolean falling;
    private long fallingSinceNs;
    private long highestSinceNs;
    private long newsNs;

    /**
     * Returns the clock of this machine. It allocates nothing, is compared with the system clock each second, and is
     * steady in between.
     */
    public static EpochNanoClock wallClock()
    {
        return new OffsetEpochNanoClock(MAX_SAMPLES, GOOD_SAMPLE_NS, RESAMPLE_NS);
    }

    /**
     * Creates a monitor for an engine that has reached a time, in nanoseconds since the epoch; 0 before the first
     * event.
     */
    public LagMonitor(final EpochNanoClock clock, final long reachedNs)
    {
        this.clock = clock;
        this.reachedNs = reachedNs;
    }

    /**
     * Returns the time that accepted events have reached, in nanoseconds since the epoch. No later event may have an
     * earlier time.
     */
    public long reachedNs()
    {
        return reachedNs;
    }

    /**
     * Returns the time that an event will have reached. An event that goes back in time is not applied and changes
     * nothing.
     */
    public long reachedWith(final long timestampNs)
    {
        return timestampNs > clock.nanoTime() + MAX_AHEAD_NS ? reachedNs : Math.max(reachedNs, timestampNs);
    }

    /** Notes the time that accepted events have reached. */
    public void onAccepted(final long eventReachedNs)
    {
        reachedNs = eventReachedNs;
    }

    /** Compares the clock with the time of the oldest event that is not applied. Time 0 gives no result. */
    public News look(final long oldestNs)
    {
        final long nowNs = clock.nanoTime();
        final long lagNs = oldestNs == 0 ? 0 : Math.max(0, nowNs - oldestNs);
        final long leastChangeNs = Math.max(MIN_CHANGE_NS, toldNs / MIN_PART);
        if (toldNs == UNKNOWN || lagNs >= toldNs + leastChangeNs)
        {
            newsNs = lagNs;
            return News.RISE;
        }
        if (lagNs > toldNs - leastChangeNs)
        {
            falling = false;
            return News.NONE;
        }
        return fallen(lagNs, nowNs);
    }

    private News fallen(final long lagNs, final long nowNs)
    {
        if (!falling)
        {
            falling = true;
            fallingSinceNs = nowNs;
            highestSinceNs = lagNs;
        }
        highestSinceNs = Math.max(highestSinceNs, lagNs);
        newsNs = highestSinceNs;
        return nowNs - fallingSinceNs >= CALM_NS ? News.FALL : News.NONE;
    }

    /** Marks the lag as reported. Returns the lag in nanoseconds. */
    public long tell()
    {
        toldNs = newsNs;
        falling = false;
        return toldNs;
    }
}
