package softlanding.node.gate;

/** How far a source has got, and what was counted of it. The first part follows from the journal alone. */
public final class SourceState
{
    private final int sourceId;
    private final TokenBucket bucket = new TokenBucket();
    private long lastSequence;
    private long refusedTotal;
    private long streamId;
    private long firstSequenceOfStream;
    private boolean isOpen;
    private long repeatedTotal;
    private long gaps;
    private long busyTotal;
    private long aheadTotal;

    SourceState(final int sourceId)
    {
        this.sourceId = sourceId;
    }

    /** Returns the id of the source. */
    public int sourceId()
    {
        return sourceId;
    }

    /** Returns the last sequence that the source has used up; 0 before the first. */
    public long lastSequence()
    {
        return lastSequence;
    }

    /** Returns the number of frames of the source that were refused, each by an event. */
    public long refusedTotal()
    {
        return refusedTotal;
    }

    /** Returns the id of the stream that the source opened last. */
    public long streamId()
    {
        return streamId;
    }

    /** Returns the first sequence of that stream; 0 if the source never opened one. */
    public long firstSequenceOfStream()
    {
        return firstSequenceOfStream;
    }

    /** Returns the number of frames that came a second time since the start. */
    public long repeatedTotal()
    {
        return repeatedTotal;
    }

    /** Returns the number of messages since the start that came too early. */
    public long gaps()
    {
        return gaps;
    }

    /** Returns the number of messages since the start beyond the source's quota. */
    public long busyTotal()
    {
        return busyTotal;
    }

    /** Returns the number of events since the start that were stamped more than a second ahead of the node's clock. */
    public long aheadTotal()
    {
        return aheadTotal;
    }

    /** Tells whether the source has opened its stream since the start. */
    public boolean isOpen()
    {
        return isOpen;
    }

    TokenBucket bucket()
    {
        return bucket;
    }

    void onSequence(final long sequence)
    {
        lastSequence = sequence;
    }

    void restore(final long sequence, final long refused, final long stream, final long firstOfStream)
    {
        lastSequence = sequence;
        refusedTotal = refused;
        streamId = stream;
        firstSequenceOfStream = firstOfStream;
    }

    void onRefused()
    {
        refusedTotal++;
    }

    void onStream(final long id, final long firstSequence)
    {
        streamId = id;
        firstSequenceOfStream = firstSequence;
    }

    void open()
    {
        isOpen = true;
    }

    void countRepeated(final int frames)
    {
        repeatedTotal += frames;
    }

    void countGap()
    {
        gaps++;
    }

    void countBusy()
    {
        busyTotal++;
    }

    void countAhead()
    {
        aheadTotal++;
    }

    /** Returns the hash of what follows from the journal; 0 of a source of which the journal knows nothing. */
    long hash()
    {
        if (lastSequence + firstSequenceOfStream == 0)
        {
            return 0;
        }
        long hash = mix(sourceId + 1L);
        hash = mix(hash ^ lastSequence);
        hash = mix(hash ^ refusedTotal);
        hash = mix(hash ^ streamId);
        return mix(hash ^ firstSequenceOfStream);
    }

    static long mix(final long value)
    {
        final long spread = (value ^ value >>> 32) * 0x9e3779b97f4a7c15L;
        return (spread ^ spread >>> 29) * 0xbf58476d1ce4e5b9L;
    }
}
