package softlanding.node.gate;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.codecs.Frames;
import softlanding.node.replay.ClockMode;
import softlanding.node.replay.Origin;

/**
 * Decides which events get in: each event of a source once and in the order of its sequences, only what the source may
 * send, within its quota, at a time between what was reached and what is now. What it knows follows from the journal:
 * {@link GateTable#restore} rebuilds it from the origins. It knows neither threads nor transports, and allocates nothing
 * for a message that passes, once it knows the source.
 */
public final class InputGate
{
    /** Stamps further ahead of the node's clock than this are counted. */
    private static final long AHEAD_NS = 1_000_000_000L;

    private final GateTerms terms;
    private final FrameJudge frameJudge;
    private final NodeEvents nodeEvents = new NodeEvents();
    private final GateVerdict verdict = new GateVerdict();
    private final GateTable table = new GateTable();
    private long ingestNs;

    /** Creates the gate of an empty journal. */
    public InputGate(final GateTerms terms)
    {
        this.terms = terms;
        frameJudge = new FrameJudge(terms.frameBytes());
    }

    /** Returns what the gate knows. */
    public GateTable table()
    {
        return table;
    }

    /** Returns whose clock counts. */
    public ClockMode clock()
    {
        return terms.clock();
    }

    /**
     * Judges a message without taking it. The judgements come in this order, for the whole message first: stream, gap,
     * quota, rights; then each frame for itself.
     *
     * @param source   authenticated sender.
     * @param sequence of its first frame among those of the source.
     * @param clockNs  the node's clock.
     * @param frames   of the message.
     * @return verdict, valid until the next call: TAKEN if {@link #take} may follow.
     */
    public GateVerdict judge(
        final Principal source, final long sequence, final long clockNs, final MessageFrames frames)
    {
        verdict.begin(sequence, frames.count());
        if (sequence < 1 || sequence > Long.MAX_VALUE - frames.count())
        {
            return verdict.end(GateVerdict.Kind.MALFORMED);
        }
        final SourceState state = table.source(source.sourceId());
        if (!state.isOpen())
        {
            return verdict.end(GateVerdict.Kind.OTHER_STREAM);
        }
        final long expected = state.lastSequence() + 1;
        if (sequence > expected)
        {
            state.countGap();
            return verdict.endGap(expected);
        }
        final int repeated = (int)Math.min(frames.count(), expected - sequence);
        verdict.setRepeated(repeated);
        if (repeated == frames.count())
        {
            state.countRepeated(repeated);
            return verdict.end(GateVerdict.Kind.REPEATED);
        }
        state.bucket().setQuota(source.framesPerSecond());
        final long waitNs = state.bucket().waitNs(frames.count() - repeated, clockNs);
        if (waitNs > 0)
        {
            state.countBusy();
            return verdict.endBusy(waitNs);
        }
        return judgeFrames(source, frames, repeated);
    }

    private GateVerdict judgeFrames(final Principal source, final MessageFrames frames, final int first)
    {
        for (int i = first; i < frames.count(); i++)
        {
            final int forbidden = frameJudge.forbidden(source, frames.buffer(), frames.offset(i), frames.length(i));
            if (forbidden != FrameJudge.PERMITTED)
            {
                return verdict.endNotPermitted(forbidden);
            }
        }
        frameJudge.judge(frames, first, verdict);
        return verdict.end(GateVerdict.Kind.TAKEN);
    }

    /** Says that a message cannot be judged, because its envelope is unsound or there is no room. */
    public GateVerdict refuse(final long sequence, final GateVerdict.Kind kind)
    {
        return verdict.begin(sequence, 0).end(kind);
    }

    /**
     * Takes the message that was judged last, as one step: its sound frames with their origins, and an event for each
     * other one.
     */
    public void take(final Principal source, final long clockNs, final MessageFrames frames, final StepSink sink)
    {
        final SourceState state = table.source(source.sourceId());
        final int first = verdict.repeatedFrames();
        final int taken = frames.count() - first;
        look(clockNs);
        state.countRepeated(first);
        state.bucket().take(taken);
        sink.begin(taken);
        for (int i = first; i < frames.count(); i++)
        {
            final int toCome = frames.count() - 1 - i;
            final long sequence = verdict.sourceSequence(i);
            if (verdict.isRefused(i))
            {
                final MutableDirectBuffer record = sink.next(Origin.BYTES + NodeEvents.FRAME_REFUSED_BYTES);
                putOrigin(record, state.sourceId(), sequence, toCome, 0);
                nodeEvents.putFrameRefused(record, table.reachedNs(), state.sourceId(), verdict, i);
                state.onRefused();
            }
            else
            {
                put(state, sequence, toCome, frames, i, sink.next(Origin.BYTES + frames.length(i)));
            }
            state.onSequence(sequence);
        }
        sink.end();
    }

    private void put(
        final SourceState state,
        final long sequence,
        final int toCome,
        final MessageFrames frames,
        final int frame,
        final MutableDirectBuffer record)
    {
        final long sentNs = Frames.timestampNs(frames.buffer(), frames.offset(frame));
        putOrigin(record, state.sourceId(), sequence, toCome, sentNs);
        record.putBytes(Origin.BYTES, frames.buffer(), frames.offset(frame), frames.length(frame));
        if (terms.clock() == ClockMode.WALL)
        {
            if (sentNs > ingestNs + AHEAD_NS)
            {
                state.countAhead();
            }
            Frames.timestampNs(record, Origin.BYTES, table.clamped(sentNs));
        }
        table.reach(Frames.timestampNs(record, Origin.BYTES));
    }

    /**
     * Opens the stream of a source. An event says that a new one begins; the sink has room for it.
     *
     * @param source      authenticated sender.
     * @param streamId    of its outbox.
     * @param isNewStream whether a stream that the journal does not know is the source's next one.
     * @param clockNs     the node's clock.
     * @param sink        receives the event.
     * @return whether the source may send.
     */
    public HelloVerdict openStream(
        final Principal source,
        final long streamId,
        final boolean isNewStream,
        final long clockNs,
        final StepSink sink)
    {
        final SourceState state = table.source(source.sourceId());
        if (state.firstSequenceOfStream() > 0 && state.streamId() == streamId)
        {
            state.open();
            return HelloVerdict.CONTINUED;
        }
        // The least number stands for no id on the wire.
        if (streamId == Long.MIN_VALUE ||
            (state.lastSequence() + state.firstSequenceOfStream() > 0 && !isNewStream))
        {
            return HelloVerdict.OTHER_STREAM;
        }
        state.onStream(streamId, state.lastSequence() + 1);
        state.open();
        putNodeEvent(nodeEvents.sourceStreamOpened(table.reachedNs(), state), clockNs, sink);
        return HelloVerdict.OPENED;
    }

    /** Lets a source that has no outbox go on behind its last sequence, without a stream. */
    public void openWithoutStream(final Principal source)
    {
        table.source(source.sourceId()).open();
    }

    /**
     * Adds an event that the node makes; it may stand between messages only.
     *
     * @param frame   of the event, from index 0; with the node's clock its time is held like that of any event.
     * @param clockNs the node's clock.
     * @param sink    receives the event, and has room for it.
     */
    public void putNodeEvent(final DirectBuffer frame, final long clockNs, final StepSink sink)
    {
        look(clockNs);
        final long stampNs = Frames.timestampNs(frame, 0);
        sink.begin(1);
        final MutableDirectBuffer record = sink.next(Origin.BYTES + frame.capacity());
        putOrigin(record, Origin.NODE, 0, 0, stampNs);
        record.putBytes(Origin.BYTES, frame, 0, frame.capacity());
        if (terms.clock() == ClockMode.WALL)
        {
            Frames.timestampNs(record, Origin.BYTES, table.clamped(stampNs));
        }
        table.reach(Frames.timestampNs(record, Origin.BYTES));
        sink.end();
    }

    /** Takes an event of recorded input that has no origin: its source goes on behind its last sequence. */
    public void putUnrecorded(final DirectBuffer buffer, final int offset, final int length, final StepSink sink)
    {
        final SourceState state = table.source(Origin.UNRECORDED_SOURCE);
        final long stampNs = Frames.timestampNs(buffer, offset);
        look(stampNs);
        state.onSequence(state.lastSequence() + 1);
        sink.begin(1);
        final MutableDirectBuffer record = sink.next(Origin.BYTES + length);
        putOrigin(record, state.sourceId(), state.lastSequence(), 0, stampNs);
        record.putBytes(Origin.BYTES, buffer, offset, length);
        table.reach(stampNs);
        sink.end();
    }

    /** Takes a record as another node wrote it, with its origin, into the step that was begun. */
    public void putRecorded(final DirectBuffer buffer, final int offset, final int length, final StepSink sink)
    {
        sink.next(length).putBytes(0, buffer, offset, length);
        table.restore(buffer, offset, length);
    }

    /** Returns what is unsound about a frame, or null if it is an event that a source may send. */
    public @Nullable String refusal(final DirectBuffer buffer, final int offset, final int length)
    {
        return frameJudge.refusal(buffer, offset, length);
    }

    private void putOrigin(
        final MutableDirectBuffer record,
        final int sourceId,
        final long sequence,
        final int toCome,
        final long sentNs)
    {
        Origin.putSource(record, 0, sourceId, sequence, toCome);
        Origin.putTimes(record, 0, sentNs, ingestNs, terms.clockErrorNs());
    }

    /** Looks at the node's clock, which never falls. With the clock of the events it is their own, as it comes. */
    private void look(final long clockNs)
    {
        final long latestNs = table.look(clockNs);
        ingestNs = terms.clock() == ClockMode.WALL ? latestNs : clockNs;
    }
}
