package softlanding.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import softlanding.engine.screening.AccountMemory;
import softlanding.engine.state.EngineLimits;

/** What the limits say that an account takes is what the engine reserves for it. */
class BytesPerAccountTest
{
    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
    private final DecisionListener listener = (DecisionListener)Proxy.newProxyInstance(
        getClass().getClassLoader(), new Class<?>[] {DecisionListener.class}, (proxy, method, arguments) -> null);

    @Test
    void shouldReserveWhatTheLimitsSay()
    {
        reserved(1_000);
        final int accounts = 32_000;
        final double perAccount = (reserved(2 * accounts) - reserved(accounts)) / (double)accounts;

        assertEquals((double)AccountMemory.bytesPerAccount(limits(accounts)), perAccount, 0.05 * perAccount);
    }

    private long reserved(final int accounts)
    {
        final long before = threads.getCurrentThreadAllocatedBytes();
        new MarginEngine(limits(accounts), listener);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static EngineLimits limits(final int accounts)
    {
        return new EngineLimits(4, 16, 256, 8, accounts, 16 * accounts, 4 * accounts, 64, 1_024);
    }
}
