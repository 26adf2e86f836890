package softlanding.perf.counter;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import softlanding.node.MarginNode;
import softlanding.node.MarginNodeContext;
import softlanding.perf.venue.BenchVenue;
import softlanding.perf.venue.EventTape;
import softlanding.perf.venue.VenueStream;
import softlanding.perf.venue.Workload;

/** Counts the bytes that an event allocates in the node and writes to the journals. */
final class PathCounters
{
    private static final int ACCOUNTS = 100;
    private static final int WARM_UP_EVENTS = 20_000;
    private static final int MEASURED_EVENTS = 20_000;
    private static final int PER = 1_000;
    private static final String STAGE_THREADS = "softlanding-stage-";

    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
    private final EventTape tape = new EventTape(1 << 22);
    private final VenueStream stream = new VenueStream(new BenchVenue(), ACCOUNTS, tape);
    private final Path journal;

    PathCounters(final Path journal)
    {
        this.journal = journal;
    }

    void count(final Map<String, Long> counters)
    {
        try (MarginNode node = launch())
        {
            stream.open((buffer, offset, length) ->
            {
                while (!node.offer(buffer, offset, length))
                {
                    Thread.onSpinWait();
                }
            });
        }
        for (final Workload workload : Workload.values())
        {
            count(workload, counters);
        }
    }

    /**
     * Counts one kind of event on its own node, because the size of a journal is known only after its node is closed.
     */
    private void count(final Workload workload, final Map<String, Long> counters)
    {
        final long journaledBefore = journaledBytes();
        final long firstEvents;
        final long allocated;
        final long measured;
        try (MarginNode node = launch())
        {
            firstEvents = send(node, workload, WARM_UP_EVENTS);
            final long allocatedBefore = allocatedBytes();
            measured = send(node, workload, MEASURED_EVENTS);
            allocated = allocatedBytes() - allocatedBefore;
        }
        final long journaled = journaledBytes() - journaledBefore;
        counters.put("bytes-allocated-per-event-" + workload.label(), allocated / measured);
        counters.put(
            "bytes-journaled-per-1000-events-" + workload.label(), journaled * PER / (firstEvents + measured));
    }

    private MarginNode launch()
    {
        return MarginNode.launch(new MarginNodeContext()
            .journalDirectory(journal)
            .engineLimits(BenchVenue.limits(ACCOUNTS))
            .restartAnnounced(false)
            .egress((buffer, offset, length) -> {}));
    }

    private int send(final MarginNode node, final Workload workload, final int events)
    {
        stream.fill(workload, events);
        for (int event = 0; event < tape.size(); event++)
        {
            while (!node.offer(tape.buffer(), tape.offset(event), tape.length(event)))
            {
                Thread.onSpinWait();
            }
        }
        node.awaitApplied();
        return tape.size();
    }

    private long allocatedBytes()
    {
        long bytes = 0;
        for (final ThreadInfo thread : threads.dumpAllThreads(false, false))
        {
            if (thread.getThreadName().startsWith(STAGE_THREADS))
            {
                bytes += threads.getThreadAllocatedBytes(thread.getThreadId());
            }
        }
        return bytes;
    }

    private long journaledBytes()
    {
        try (Stream<Path> files = Files.walk(journal))
        {
            return files.filter(file -> file.toString().endsWith("F.cq4")).mapToLong(file -> file.toFile().length())
                .sum();
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException("cannot measure the journal: " + journal, e);
        }
    }
}
