package softlanding.perf.rig;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.WaitStrategy;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits like another strategy while its node is measured, and sleeps while another node is measured. Spinning threads
 * would otherwise take cores from the measured node.
 */
final class ParkableWait implements WaitStrategy
{
    private static final long NAP_NS = 50_000_000;

    private final WaitStrategy strategy;
    private volatile RestfulBarrier[] barriers = {};
    private volatile boolean resting;

    ParkableWait(final WaitStrategy strategy)
    {
        this.strategy = strategy;
    }

    void rest()
    {
        resting = true;
    }

    void wake()
    {
        resting = false;
        for (final RestfulBarrier barrier : barriers)
        {
            LockSupport.unpark(barrier.thread);
        }
    }

    @Override
    public long waitFor(
        final long sequence, final Sequence cursor, final Sequence dependent, final SequenceBarrier barrier)
        throws AlertException, InterruptedException, TimeoutException
    {
        return strategy.waitFor(sequence, cursor, dependent, restful(barrier));
    }

    @Override
    public void signalAllWhenBlocking()
    {
        strategy.signalAllWhenBlocking();
    }

    /** Returns the barrier of the calling thread. It is created at the thread's first wait. */
    private RestfulBarrier restful(final SequenceBarrier barrier)
    {
        for (final RestfulBarrier known : barriers)
        {
            if (known.barrier == barrier)
            {
                return known;
            }
        }
        return add(new RestfulBarrier(barrier, Thread.currentThread()));
    }

    private synchronized RestfulBarrier add(final RestfulBarrier barrier)
    {
        final RestfulBarrier[] more = Arrays.copyOf(barriers, barriers.length + 1);
        more[barriers.length] = barrier;
        barriers = more;
        return barrier;
    }

    /** A barrier that a waiting thread asks in every loop whether to continue. The thread sleeps here. */
    private final class RestfulBarrier implements SequenceBarrier
    {
        private final SequenceBarrier barrier;
        private final Thread thread;

        RestfulBarrier(final SequenceBarrier barrier, final Thread thread)
        {
            this.barrier = barrier;
            this.thread = thread;
        }

        @Override
        public void checkAlert() throws AlertException
        {
            barrier.checkAlert();
            while (resting)
            {
                LockSupport.parkNanos(this, NAP_NS);
                barrier.checkAlert();
            }
        }

        @Override
        public long waitFor(final long sequence) throws AlertException, InterruptedException, TimeoutException
        {
            return barrier.waitFor(sequence);
        }

        @Override
        public long getCursor()
        {
            return barrier.getCursor();
        }

        @Override
        public boolean isAlerted()
        {
            return barrier.isAlerted();
        }

        @Override
        public void alert()
        {
            barrier.alert();
        }

        @Override
        public void clearAlert()
        {
            barrier.clearAlert();
        }
    }
}
