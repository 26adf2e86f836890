package softlanding.node.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import softlanding.node.SpotEvents;
import softlanding.node.gate.Principal;
import softlanding.node.gate.SourceRole;
import softlanding.node.pipeline.EventPipeline;
import softlanding.node.pipeline.PipelineContext;
import softlanding.node.replay.ClockMode;
import softlanding.node.replay.WantedTerms;

/** Counts bytes that are allocated on the thread that takes, journals and applies events, while metrics count. */
class MeteredAllocationTest
{
    private static final int WARM_UP_EVENTS = 100_000;
    private static final int MEASURED_EVENTS = 50_000;
    /** Of both journals when they start a new file; one byte per event would be five times as much. */
    private static final long ALLOWED_BYTES = 10_000;

    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
    private final Principal source = Principal.of(1, SourceRole.ALL);
    private final SpotEvents events = new SpotEvents();
    private long sent;

    @TempDir
    private Path folder;

    @Test
    void shouldAllocateNothingPerEventOnceWarm()
    {
        final NodeCounters counters = new NodeCounters();
        try (EventPipeline pipeline = EventPipeline.recover(new PipelineContext()
            .journalDirectory(folder)
            .terms(new WantedTerms().clock(ClockMode.EVENTS))
            .egress((buffer, offset, length) -> {})
            .meter(counters)))
        {
            pipeline.start(0);
            pipeline.openStream(source, 1, true, 0);
            send(pipeline, WARM_UP_EVENTS);
            final long before = threads.getCurrentThreadAllocatedBytes();
            send(pipeline, MEASURED_EVENTS);
            final long allocated = threads.getCurrentThreadAllocatedBytes() - before;

            assertTrue(allocated < ALLOWED_BYTES, allocated + " bytes for " + MEASURED_EVENTS + " events");
            // The event that opens the stream is one more.
            assertEquals(sent + 1, counters.applied());
            assertEquals(sent + 1, counters.sequence());
            assertTrue(counters.decisions() > sent, "each event is rejected, for its coin is not listed");
        }
    }

    private void send(final EventPipeline pipeline, final int count)
    {
        for (int i = 0; i < count; i++)
        {
            sent++;
            pipeline.offerFrame(source, sent, 0, events.event(sent), 0, SpotEvents.LENGTH);
        }
    }
}
