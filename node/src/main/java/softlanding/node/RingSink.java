package softlanding.node;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.SequenceBarrier;
import org.agrona.MutableDirectBuffer;
import softlanding.node.pipeline.PipelineSink;

/** Puts a step into slots of the ring, which it claims and publishes together. */
final class RingSink implements PipelineSink
{
    private final RingBuffer<EventSlot> ring;
    private final SequenceBarrier applied;
    /** Time that each event in the ring has reached, in nanoseconds since the epoch. */
    private final long[] lagTimesNs;
    private long lagTimeNs;
    private long firstSlot;
    private long nextSlot;

    RingSink(final RingBuffer<EventSlot> ring, final SequenceBarrier applied)
    {
        this.ring = ring;
        this.applied = applied;
        lagTimesNs = new long[ring.getBufferSize()];
    }

    @Override
    public boolean hasRoom(final int records)
    {
        return records <= lagTimesNs.length && ring.hasAvailableCapacity(records);
    }

    @Override
    public void begin(final int records)
    {
        firstSlot = ring.next(records) - records + 1;
        nextSlot = firstSlot;
    }

    @Override
    public MutableDirectBuffer next(final int length)
    {
        lagTimesNs[slot(nextSlot)] = lagTimeNs;
        return ring.get(nextSlot++).claim(length);
    }

    @Override
    public void end()
    {
        ring.publish(firstSlot, nextSlot - 1);
    }

    @Override
    public void setLagTime(final long newLagTimeNs)
    {
        lagTimeNs = newLagTimeNs;
    }

    @Override
    public long oldestLagTime(final long otherwise)
    {
        final long firstWaiting = applied.getCursor() + 1;
        return firstWaiting <= ring.getCursor() ? lagTimesNs[slot(firstWaiting)] : otherwise;
    }

    private int slot(final long slotSequence)
    {
        return (int)slotSequence & lagTimesNs.length - 1;
    }
}
