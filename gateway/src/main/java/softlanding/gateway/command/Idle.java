package softlanding.gateway.command;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;

/** How a thread waits for work. */
enum Idle
{
    /** Keeps a core busy and gives it to nobody. */
    SPIN,
    /** Keeps a core busy but gives it to other threads. */
    YIELD,
    /** Sleeps a little longer each time, a tenth of a millisecond at most. */
    BACKOFF;

    IdleStrategy strategy()
    {
        return switch (this)
        {
            case SPIN -> BusySpinIdleStrategy.INSTANCE;
            case YIELD -> YieldingIdleStrategy.INSTANCE;
            case BACKOFF -> new BackoffIdleStrategy(100, 10, 1_000, TimeUnit.MICROSECONDS.toNanos(100));
        };
    }
}
