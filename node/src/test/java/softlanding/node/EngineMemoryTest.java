package softlanding.node;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.WireEngine;

class EngineMemoryTest
{
    private static final long MEGABYTE = 1 << 20;

    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @CsvSource({"16384, 262144, 65536", "131072, 2097152, 262144", "200000, 1000000, 200000", "1000, 500000, 4000"})
    void shouldCoverWhatAnEngineReserves(final int accounts, final int positions, final int balances)
    {
        final EngineLimits limits =
            new EngineLimits(64, 2_048, 32_768, 64, accounts, positions, balances, 1_024, 1 << 16);
        final long before = threads.getCurrentThreadAllocatedBytes();
        final WireEngine engine = new WireEngine(limits, (buffer, offset, length) -> {});
        final long reserved = threads.getCurrentThreadAllocatedBytes() - before;

        assertEquals(0, engine.timeNs());
        final double share = EngineMemory.bytes(limits) / (double)reserved;
        assertTrue(share > 0.97 && share < 1.3, share + " of " + reserved);
    }

    @Test
    void shouldNameTheHeapThatAMillionAccountsWant()
    {
        final EngineLimits limits = new EngineLimits(
            64, 2_048, 32_768, 64, 1_000_000, 1 << 24, 1 << 21, 1_024, 1 << 16);
        final long wanted = EngineMemory.wantedMegabytes(limits);
        final HeapTooSmallException refused = assertThrows(
            HeapTooSmallException.class, () -> EngineMemory.requireHeap(limits, 2_048 * MEGABYTE));

        assertTrue(refused.getMessage().contains("-Xmx" + wanted + "m"), refused.getMessage());
        assertDoesNotThrow(() -> EngineMemory.requireHeap(limits, wanted * MEGABYTE));
        assertDoesNotThrow(() -> EngineMemory.requireHeap(EngineLimits.defaults(), 1_024 * MEGABYTE));
    }
}
