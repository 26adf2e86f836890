package softlanding.node;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.SequenceBarrier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.codecs.FrameCheck;
import softlanding.codecs.Frames;
import softlanding.codecs.InputLagChangedDecoder;
import softlanding.codecs.InputLagChangedEncoder;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.NodeRestartedEncoder;
import softlanding.node.metrics.NodeMeter;

/**
 * Accepts events into the ring, on one thread. It refuses frames that are not sound events, and it adds the node's own
 * events. Those pass through ring and journal like any event, so a replay needs no clock.
 */
final class Ingress
{
    private final FrameCheck door = new FrameCheck();
    private final RingBuffer<EventSlot> ring;
    private final SequenceBarrier applied;
    /** Null if the node does not monitor the lag. */
    private final @Nullable LagMonitor lagMonitor;
    /** Time that each event in the ring has reached, in nanoseconds since the epoch. */
    private final long[] reachedNs;
    private final int slotBytes;
    private final NodeMeter meter;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final InputLagChangedEncoder lagChanged = new InputLagChangedEncoder();
    private final UnsafeBuffer lagFrame =
        new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + InputLagChangedEncoder.BLOCK_LENGTH]);

    Ingress(
        final RingBuffer<EventSlot> ring,
        final SequenceBarrier applied,
        final @Nullable LagMonitor lagMonitor,
        final NodeMeter meter)
    {
        this.meter = meter;
        this.ring = ring;
        this.applied = applied;
        this.lagMonitor = lagMonitor;
        reachedNs = new long[ring.getBufferSize()];
        slotBytes = ring.get(0).capacity();
    }

    /** As {@link MarginNode#offer}. */
    boolean offer(final DirectBuffer buffer, final int offset, final int length)
    {
        // A caller tries again and again while the ring is full, and a check takes longer than this look.
        if (!ring.hasAvailableCapacity(1))
        {
            return false;
        }
        refuseUnlessEvent(buffer, offset, length);
        if (lagMonitor != null)
        {
            return offerWatched(lagMonitor, buffer, offset, length);
        }
        publish(buffer, offset, length);
        return true;
    }

    /** Adds the first event after a restart, at the time that the engine had reached. The ring must be empty. */
    void announceRestart(final long timeNs)
    {
        final UnsafeBuffer frame =
            new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + NodeRestartedEncoder.BLOCK_LENGTH]);
        new NodeRestartedEncoder().wrapAndApplyHeader(frame, 0, header).timestampNs(timeNs);
        reachedNs[slot(publish(frame, 0, frame.capacity()))] = timeNs;
    }

    /**
     * Offers an event and reports the lag. A rising lag is reported before the late event, a falling lag after the
     * event.
     */
    private boolean offerWatched(
        final LagMonitor monitor, final DirectBuffer buffer, final int offset, final int length)
    {
        refuseIfItTellsTheLag(buffer, offset);
        final long eventReachedNs = monitor.reachedWith(Frames.timestampNs(buffer, offset));
        final LagMonitor.News news = monitor.look(oldestNs(eventReachedNs));
        if (!ring.hasAvailableCapacity(news == LagMonitor.News.NONE ? 1 : 2))
        {
            return false;
        }
        // Time 0 is before the first event: the engine has no state that a lag could affect.
        final boolean before = news == LagMonitor.News.RISE && monitor.reachedNs() > 0;
        if (before)
        {
            tellLag(monitor);
        }
        monitor.onAccepted(eventReachedNs);
        reachedNs[slot(publish(buffer, offset, length))] = eventReachedNs;
        if (news != LagMonitor.News.NONE && !before)
        {
            tellLag(monitor);
        }
        return true;
    }

    private void tellLag(final LagMonitor monitor)
    {
        lagChanged.wrapAndApplyHeader(lagFrame, 0, header)
            .timestampNs(monitor.reachedNs()).lagNs(monitor.tell());
        reachedNs[slot(publish(lagFrame, 0, lagFrame.capacity()))] = monitor.reachedNs();
    }

    /** Returns the time of the oldest event in the ring, or of the offered event if the ring is empty. */
    private long oldestNs(final long eventReachedNs)
    {
        final long firstWaiting = applied.getCursor() + 1;
        return firstWaiting <= ring.getCursor() ? reachedNs[slot(firstWaiting)] : eventReachedNs;
    }

    private long publish(final DirectBuffer buffer, final int offset, final int length)
    {
        final long slotSequence = ring.next();
        final EventSlot slot = ring.get(slotSequence);
        slot.set(buffer, offset, length);
        if (meter.measures(slotSequence))
        {
            slot.offeredAt(System.nanoTime());
        }
        ring.publish(slotSequence);
        return slotSequence;
    }

    private int slot(final long slotSequence)
    {
        return (int)slotSequence & reachedNs.length - 1;
    }

    private void refuseUnlessEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        if (length > slotBytes)
        {
            throw new FrameRefusedException(
                "frame: " + length + " bytes are more than a slot of the ring holds: slotBytes=" + slotBytes);
        }
        final String refusal = door.refusalOfEvent(buffer, offset, length);
        if (refusal != null)
        {
            throw new FrameRefusedException(refusal);
        }
    }

    private void refuseIfItTellsTheLag(final DirectBuffer buffer, final int offset)
    {
        if (door.messageOf(buffer, offset).templateId() == InputLagChangedDecoder.TEMPLATE_ID)
        {
            throw new FrameRefusedException("InputLagChanged: this node watches the lag itself, by its clock");
        }
    }
}
