package softlanding.gateway.command;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;

/** How a thread waits for work. */
enum Idle
{
    /** Keeps a core busy and gives it to nobody. */
    SPIN(() -> BusySpinIdleStrategy.INSTANCE),
    /** Keeps a core busy but gives it to other threads. */
    YIELD(() -> YieldingIdleStrategy.INSTANCE),
    /** Sleeps a little longer each time, a tenth of a millisecond at most. */
    BACKOFF(() -> new BackoffIdleStrategy(100, 10, 1_000, TimeUnit.MICROSECONDS.toNanos(100)));

    private final Supplier<IdleStrategy> strategy;

    Idle(final Supplier<IdleStrategy> strategy)
    {
        this.strategy = strategy;
    }

    IdleStrategy strategy()
    {
        return strategy.get();
    }
}
