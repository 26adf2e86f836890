package softlanding.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationTest
{
    private static final int WARM_UP_EVENTS = 100_000;
    private static final int MEASURED_EVENTS = 50_000;
    /**
     * Allocation of the journal when it starts a new file, in bytes. One byte per event would be ten times as much.
     */
    private static final long ALLOWED_BYTES = 5_000;

    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"ONE, false", "TWO, false", "ONE, true", "TWO, true"})
    void shouldAllocateNothingPerEventOnceWarm(final PipelineThreads threads, final boolean lagWatched)
    {
        final SpotEvents events = new SpotEvents();
        final MarginNodeContext context = new MarginNodeContext()
            .journalDirectory(folder)
            .stages(threads)
            .egress((buffer, offset, length) -> {})
            .parts(new NodeParts().engine(HashingEngine::new));
        if (lagWatched)
        {
            context.lagWatched();
        }
        try (MarginNode node = MarginNode.launch(context))
        {
            final long[] onThePath = stageThreads();
            assertEquals(threads == PipelineThreads.ONE ? 1 : 2, onThePath.length);
            events.offer(node, 1, WARM_UP_EVENTS);
            node.awaitApplied();

            final long before = allocatedBytes(onThePath);
            events.offer(node, WARM_UP_EVENTS + 1, WARM_UP_EVENTS + MEASURED_EVENTS);
            node.awaitApplied();
            final long allocated = allocatedBytes(onThePath) - before;

            assertTrue(allocated < ALLOWED_BYTES, allocated + " bytes for " + MEASURED_EVENTS + " events");
        }
    }

    private long allocatedBytes(final long[] stages)
    {
        long bytes = threads.getCurrentThreadAllocatedBytes();
        for (final long stage : stages)
        {
            bytes += threads.getThreadAllocatedBytes(stage);
        }
        return bytes;
    }

    private long[] stageThreads()
    {
        final List<Long> ids = new ArrayList<>();
        for (final ThreadInfo thread : threads.dumpAllThreads(false, false))
        {
            if (thread.getThreadName().startsWith("softlanding-stage-"))
            {
                ids.add(thread.getThreadId());
            }
        }
        return ids.stream().mapToLong(Long::longValue).toArray();
    }
}
