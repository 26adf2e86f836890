package softlanding.node;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;

/** How a thread waits for the next event. */
public enum WaitMode
{
    /** Burns a core: least latency, only with more cores than threads. */
    SPIN,

    /** Burns a core but gives way to others: half a microsecond at the median on two cores. */
    YIELD,

    /** Sleeps until woken: ten microseconds at the median, kind to a shared machine. */
    BLOCK;

    /**
     * Makes the ring's strategy.
     *
     * @return a new one.
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
