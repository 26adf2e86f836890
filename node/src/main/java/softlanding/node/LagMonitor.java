package softlanding.node;

import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;

/**
 * How far the input is behind the clock, and when that is worth telling the engine.
 * <p>
 * The lag is the age of the oldest event that the engine has not yet applied. A rise by a quarter of what was told last
 * is news at once. A fall by a quarter is news when it has lasted for {@link #CALM_NS}, then the highest lag of that
 * time is told, so a lag that comes and goes is told as it comes. Changes below {@link #MIN_CHANGE_NS} are no news.
 * What the engine was told before a restart is not known here, so the first lag is always news.
 */
final class LagMonitor
{
    static final long MIN_CHANGE_NS = 10_000_000;
    static final long CALM_NS = 1_000_000_000;
    /** Clocks differ a little; a time further ahead is an error of its maker, and says nothing of the input. */
    static final long MAX_AHEAD_NS = 1_000_000_000;

    private static final long UNKNOWN = -1;
    private static final int MIN_PART = 4;
    private static final int MAX_SAMPLES = 100;
    private static final long GOOD_SAMPLE_NS = 250;
    private static final long RESAMPLE_NS = 1_000_000_000;

    /** What a look at the clock says. */
    enum News
    {
        NONE,
        RISE,
        FALL
    }

    private final EpochNanoClock clock;
    private long reachedNs;
    private long toldNs = UNKNOWN;
    private boolean falling;
    private long fallingSinceNs;
    private long highestSinceNs;
    private long newsNs;

    /** The clock of this machine, without garbage: compared with the system's each second, and steady in between. */
    static EpochNanoClock wallClock()
    {
        return new OffsetEpochNanoClock(MAX_SAMPLES, GOOD_SAMPLE_NS, RESAMPLE_NS);
    }

    /** By this clock, nanoseconds since the epoch, for an engine that has reached this time; 0 before any event. */
    LagMonitor(final EpochNanoClock clock, final long reachedNs)
    {
        this.clock = clock;
        this.reachedNs = reachedNs;
    }

    /** The time that accepted events have reached, nanoseconds since the epoch: no later event may lie before it. */
    long reachedNs()
    {
        return reachedNs;
    }

    /** The time that an event will have reached; one that goes back is not applied, and moves nothing. */
    long reachedWith(final long timestampNs)
    {
        return timestampNs > clock.nanoTime() + MAX_AHEAD_NS ? reachedNs : Math.max(reachedNs, timestampNs);
    }

    void onAccepted(final long eventReachedNs)
    {
        reachedNs = eventReachedNs;
    }

    /** Looks at the clock, the oldest event that is not applied being of this time; 0 says nothing. */
    News look(final long oldestNs)
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

    /** The news was told: returns the lag, nanoseconds. */
    long tell()
    {
        toldNs = newsNs;
        falling = false;
        return toldNs;
    }
}
