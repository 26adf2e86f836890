package softlanding.node;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;

/** The way in which a thread waits for the next event. */
public enum WaitMode
{
    /** Uses a whole core. The latency is the lowest, but only with more cores than threads. */
    SPIN,

    /** Uses a whole core but yields to other threads. The median latency is half a microsecond on two cores. */
    YIELD,

    /** Sleeps until it is woken. The median latency is ten microseconds. It suits a shared machine. */
    BLOCK;

    /**
     * Creates the wait strategy of the ring.
     *
     * @return a new strategy.
     */
    public WaitStrategy strategy()
    {
        return switch (this)
        {
            case SPIN -> new BusySpinWaitStrategy();
            case YIELD -> new YieldingWaitStrategy();
            case BLOCK -> new BlockingWaitStrategy();
        };
    }
}
