package softlanding.node.pipeline;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.codecs.Frames;
import softlanding.codecs.InputLagChangedEncoder;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.node.FrameRefusedException;
import softlanding.node.gate.GateVerdict;
import softlanding.node.gate.HelloVerdict;
import softlanding.node.gate.InputGate;
import softlanding.node.gate.MessageFrames;
import softlanding.node.gate.Principal;
import softlanding.node.replay.ClockMode;
import softlanding.node.replay.Origin;

/**
 * The way of messages into a pipeline, the same for every use: looks for room, judges the message at the gate, and puts
 * the node's own events before or after it, never inside. One thread uses it.
 */
public final class EventEntry
{
    private final InputGate gate;
    private final PipelineSink sink;
    /** Null if the node does not monitor the lag. */
    private final @Nullable LagMonitor lagMonitor;
    private final MessageFrames frames = new MessageFrames();
    private boolean isToldAfter;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final InputLagChangedEncoder lagChanged = new InputLagChangedEncoder();
    private final UnsafeBuffer lagFrame =
        new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + InputLagChangedEncoder.BLOCK_LENGTH]);

    /** Creates the way into a sink. */
    public EventEntry(final InputGate gate, final PipelineSink sink, final @Nullable LagMonitor lagMonitor)
    {
        this.gate = gate;
        this.sink = sink;
        this.lagMonitor = lagMonitor;
    }

    /** Offers a message of 1 to n frames: see {@link MessageFrames}. */
    public GateVerdict offer(
        final Principal source,
        final long sourceSequence,
        final long nowNs,
        final DirectBuffer message,
        final int offset,
        final int length)
    {
        return switch (frames.wrap(message, offset, length))
        {
            case MALFORMED -> gate.refuse(sourceSequence, GateVerdict.Kind.MALFORMED);
            case TOO_LONG -> gate.refuse(sourceSequence, GateVerdict.Kind.TOO_LONG);
            case SOUND -> offer(source, sourceSequence, nowNs);
        };
    }

    /** Offers a message of one frame, without an envelope. */
    public GateVerdict offerFrame(
        final Principal source,
        final long sourceSequence,
        final long nowNs,
        final DirectBuffer frame,
        final int offset,
        final int length)
    {
        if (offset < 0 || length < 0 || (long)offset + length > frame.capacity())
        {
            return gate.refuse(sourceSequence, GateVerdict.Kind.MALFORMED);
        }
        frames.wrapFrame(frame, offset, length);
        return offer(source, sourceSequence, nowNs);
    }

    private GateVerdict offer(final Principal source, final long sourceSequence, final long nowNs)
    {
        // A caller tries again and again while there is no room, and a check takes longer than this look.
        if (!sink.hasRoom(frames.count()))
        {
            return gate.refuse(sourceSequence, GateVerdict.Kind.NO_ROOM);
        }
        final GateVerdict verdict = gate.judge(source, sourceSequence, nowNs, frames);
        if (!verdict.isTaken())
        {
            return verdict;
        }
        if (!tellBefore(sentNs(verdict), frames.count(), nowNs))
        {
            return gate.refuse(sourceSequence, GateVerdict.Kind.NO_ROOM);
        }
        gate.take(source, nowNs, frames, sink);
        tellAfter(nowNs);
        return verdict;
    }

    /**
     * Offers an event of recorded input, which has no origin; its own time counts.
     *
     * @return false if there is no room; the frame was not looked at.
     * @throws FrameRefusedException if the frame is not a sound event.
     */
    public boolean offerUnrecorded(final DirectBuffer frame, final int offset, final int length)
    {
        if (!sink.hasRoom(1))
        {
            return false;
        }
        final String refusal = gate.refusal(frame, offset, length);
        if (refusal != null)
        {
            throw new FrameRefusedException(refusal);
        }
        if (lagMonitor != null && Frames.templateId(frame, offset) == InputLagChangedEncoder.TEMPLATE_ID)
        {
            throw new FrameRefusedException("InputLagChanged: this node watches the lag itself, by its clock");
        }
        final long stampNs = Frames.timestampNs(frame, offset);
        if (!tellBefore(stampNs, 1, stampNs))
        {
            return false;
        }
        gate.putUnrecorded(frame, offset, length, sink);
        tellAfter(stampNs);
        return true;
    }

    /**
     * Offers the records of a step as another node wrote them, with their origins; nothing is judged or changed.
     *
     * @return false if there is no room.
     * @throws FrameRefusedException if a record has no origin or its frame is not a sound event.
     */
    public boolean offerRecorded(final DirectBuffer records, final int offset, final int length)
    {
        if (frames.wrapRecords(records, offset, length) != MessageFrames.Envelope.SOUND)
        {
            throw new FrameRefusedException("a step has 1 to " + MessageFrames.MOST_FRAMES + " records");
        }
        if (!sink.hasRoom(frames.count()))
        {
            return false;
        }
        for (int i = 0; i < frames.count(); i++)
        {
            refuseUnlessRecord(records, frames.offset(i), frames.length(i));
        }
        sink.begin(frames.count());
        for (int i = 0; i < frames.count(); i++)
        {
            gate.putRecorded(records, frames.offset(i), frames.length(i), sink);
        }
        sink.end();
        return true;
    }

    private void refuseUnlessRecord(final DirectBuffer record, final int offset, final int length)
    {
        final int origin = Origin.length(record, offset, length);
        final String refusal = origin == 0 ? "origin: is missing" :
            gate.refusal(record, offset + origin, length - origin);
        if (refusal != null)
        {
            throw new FrameRefusedException(refusal);
        }
    }

    /**
     * Reports a lag that rises before the late message, and one that falls after it. The time that counts is
     * that of the source.
     *
     * @return false if there is no room for both.
     */
    private boolean tellBefore(final long sentNs, final int records, final long nowNs)
    {
        if (lagMonitor == null)
        {
            return true;
        }
        final long lagTimeNs = lagMonitor.reachedWith(sentNs);
        final LagMonitor.News news = lagMonitor.look(sink.oldestLagTime(lagTimeNs));
        if (news != LagMonitor.News.NONE && !sink.hasRoom(records + 1))
        {
            return false;
        }
        // Time 0 is before the first event: the engine has no state that a lag could affect.
        final boolean before = news == LagMonitor.News.RISE && lagMonitor.reachedNs() > 0;
        if (before)
        {
            putLag(lagMonitor, nowNs);
        }
        isToldAfter = news != LagMonitor.News.NONE && !before;
        lagMonitor.onAccepted(lagTimeNs);
        sink.setLagTime(lagTimeNs);
        return true;
    }

    private void tellAfter(final long nowNs)
    {
        if (lagMonitor != null && isToldAfter)
        {
            putLag(lagMonitor, nowNs);
        }
    }

    /** Returns the time of the first frame that is an event. */
    private long sentNs(final GateVerdict verdict)
    {
        for (int i = verdict.repeatedFrames(); i < frames.count(); i++)
        {
            if (!verdict.isRefused(i))
            {
                return Frames.timestampNs(frames.buffer(), frames.offset(i));
            }
        }
        return gate.table().reachedNs();
    }

    private void putLag(final LagMonitor monitor, final long nowNs)
    {
        final long timestampNs = gate.clock() == ClockMode.WALL ? gate.table().reachedNs() : monitor.reachedNs();
        lagChanged.wrapAndApplyHeader(lagFrame, 0, header).timestampNs(timestampNs).lagNs(monitor.tell());
        sink.setLagTime(monitor.reachedNs());
        gate.putNodeEvent(lagFrame, nowNs, sink);
    }

    /** Looks at the lag while no message comes, and reports a fall that has lasted. */
    public void onIdle(final long nowNs)
    {
        if (lagMonitor != null && lagMonitor.reachedNs() > 0 && sink.hasRoom(1) &&
            lagMonitor.look(sink.oldestLagTime(nowNs)) == LagMonitor.News.FALL)
        {
            putLag(lagMonitor, nowNs);
        }
    }

    private void requireRoom()
    {
        if (!sink.hasRoom(1))
        {
            throw new IllegalStateException("no room for an event of the node");
        }
    }

    /** Opens the stream of a source. There must be room for the event that says so. */
    public HelloVerdict openStream(
        final Principal source, final long streamId, final boolean isNewStream, final long nowNs)
    {
        requireRoom();
        sink.setLagTime(nowNs);
        return gate.openStream(source, streamId, isNewStream, nowNs, sink);
    }

    /** Adds an event that the node makes, for which there must be room. */
    public void putNodeEvent(final DirectBuffer frame, final long nowNs)
    {
        requireRoom();
        sink.setLagTime(Frames.timestampNs(frame, 0));
        gate.putNodeEvent(frame, nowNs, sink);
    }
}
