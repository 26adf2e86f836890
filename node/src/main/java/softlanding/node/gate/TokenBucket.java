package softlanding.node.gate;

/**
 * A quota of frames per second, counted in integers: a bucket that fills with time and holds one second. A message that
 * is larger than that passes when the bucket is full, and leaves a debt.
 */
final class TokenBucket
{
    static final long MOST_PER_SECOND = 1_000_000_000L;

    /** Parts of a frame: at one frame per second one part comes in each nanosecond. */
    private static final long PARTS = 1_000_000_000L;

    private long perSecond;
    private long parts;
    private long filledNs;

    /** Sets the quota; a bucket whose quota changes is full. */
    void setQuota(final long framesPerSecond)
    {
        if (perSecond != framesPerSecond)
        {
            perSecond = framesPerSecond;
            parts = framesPerSecond * PARTS;
        }
    }

    /** Returns after how many nanoseconds a number of frames may pass; 0 if now. */
    long waitNs(final int frames, final long nowNs)
    {
        if (perSecond == 0)
        {
            return 0;
        }
        fill(nowNs);
        final long wanted = Math.min(frames, perSecond) * PARTS;
        return parts >= wanted ? 0 : (wanted - parts + perSecond - 1) / perSecond;
    }

    /** Takes frames that may pass. */
    void take(final int frames)
    {
        if (perSecond != 0)
        {
            parts -= frames * PARTS;
        }
    }

    private void fill(final long nowNs)
    {
        // A clock that steps back fills nothing, and does not empty the bucket.
        final long passedNs = nowNs - filledNs;
        if (filledNs != 0 && passedNs > 0)
        {
            final long full = perSecond * PARTS;
            parts = passedNs > (full - parts) / perSecond ? full : parts + passedNs * perSecond;
        }
        filledNs = Math.max(filledNs, nowNs);
    }
}
