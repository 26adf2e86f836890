package softlanding.node.gate;

import java.util.Collection;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import softlanding.codecs.Frames;
import softlanding.node.replay.Origin;

/**
 * What the gate knows: how far each source has got, the largest time of an event, and the latest time of the node's
 * clock. All of it follows from the journal, and a state file may keep it.
 */
public final class GateTable
{
    private final NodeEvents nodeEvents = new NodeEvents();
    private final Int2ObjectHashMap<SourceState> sources = new Int2ObjectHashMap<>();
    private long reachedNs;
    private long nowNs;

    GateTable()
    {
    }

    /** Learns from a record of the journal, in order: how far its source has got, and which time is reached. */
    public void restore(final DirectBuffer buffer, final int offset, final int length)
    {
        final int originBytes = Origin.length(buffer, offset, length);
        final int frame = offset + originBytes;
        reachedNs = Math.max(reachedNs, Frames.timestampNs(buffer, frame));
        if (originBytes == 0)
        {
            final SourceState state = source(Origin.UNRECORDED_SOURCE);
            state.onSequence(state.lastSequence() + 1);
            return;
        }
        nowNs = Math.max(nowNs, Origin.ingestNs(buffer, offset));
        final int sourceId = Origin.sourceId(buffer, offset);
        if (sourceId == Origin.NODE)
        {
            nodeEvents.restoreStream(buffer, frame, this);
            return;
        }
        final SourceState state = source(sourceId);
        state.onSequence(Origin.sourceSequence(buffer, offset));
        if (NodeEvents.isFrameRefused(buffer, frame))
        {
            state.onRefused();
        }
    }

    /**
     * Learns from a state file how far a source had got; what follows in the journal comes by {@link #restore}.
     *
     * @param sourceId              of the source, from 1.
     * @param lastSequence          that it had used up.
     * @param refusedTotal          frames of it that were refused.
     * @param streamId              of the stream that it opened last.
     * @param firstSequenceOfStream 0 if it never opened one.
     */
    public void restoreSource(
        final int sourceId,
        final long lastSequence,
        final long refusedTotal,
        final long streamId,
        final long firstSequenceOfStream)
    {
        source(sourceId).restore(lastSequence, refusedTotal, streamId, firstSequenceOfStream);
    }

    /** Learns from a state file which time was reached, and the latest time of the node's clock. */
    public void restoreTimes(final long newReachedNs, final long newNowNs)
    {
        reachedNs = newReachedNs;
        nowNs = newNowNs;
    }

    /** Returns the latest time of the node's clock at which an event came, in nanoseconds since the epoch. */
    public long latestIngestNs()
    {
        return nowNs;
    }

    /** Returns what is known of a source. */
    public SourceState source(final int sourceId)
    {
        SourceState state = sources.get(sourceId);
        if (state == null)
        {
            state = new SourceState(sourceId);
            sources.put(sourceId, state);
        }
        return state;
    }

    /** Returns what is known of all sources, in no particular order. */
    public Collection<SourceState> sources()
    {
        return sources.values();
    }

    /** Returns the largest time of an event in the journal, in nanoseconds since the epoch. */
    public long reachedNs()
    {
        return reachedNs;
    }

    /** Returns the hash of what follows from the journal. It stands beside the state hash of the engine. */
    public long hash()
    {
        long hash = SourceState.mix(reachedNs + 1) + SourceState.mix(~nowNs);
        for (final SourceState state : sources.values())
        {
            hash += state.hash();
        }
        return hash;
    }

    /** Notes a time of the node's clock, which never falls. Returns the latest one. */
    long look(final long clockNs)
    {
        nowNs = Math.max(nowNs, clockNs);
        return nowNs;
    }

    /** Notes the time of an event. */
    void reach(final long timestampNs)
    {
        reachedNs = Math.max(reachedNs, timestampNs);
    }

    /** Returns a time between what was reached and what is now. */
    long clamped(final long stampNs)
    {
        return Math.min(Math.max(stampNs, reachedNs), Math.max(nowNs, reachedNs));
    }
}
