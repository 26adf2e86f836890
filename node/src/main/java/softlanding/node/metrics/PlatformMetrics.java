package softlanding.node.metrics;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the JVM and the operating system say of the process, under the names that every Prometheus client uses. */
final class PlatformMetrics
{
    private static final double NANOSECOND = 1e-9;
    private static final double MILLISECOND = 1e-3;
    private static final Path MEMORY = Path.of("/proc/self/statm");
    private static final int PAGE_BYTES = 4_096;

    private PlatformMetrics()
    {
    }

    static void add(final MetricTable table)
    {
        long pauses = 0;
        long pausedMs = 0;
        for (final GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans())
        {
            pauses += collector.getCollectionCount();
            pausedMs += collector.getCollectionTime();
        }
        table.platformSummary("jvm_gc_pause_seconds", "Pauses for the collection of garbage.", pauses,
            pausedMs * MILLISECOND);
        table.platformGauge("process_start_time_seconds", "Start of the process, in seconds since the epoch.",
            ManagementFactory.getRuntimeMXBean().getStartTime() * MILLISECOND);
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)
        {
            table.platformCounter("process_cpu_seconds", "Processor time of the process.",
                system.getProcessCpuTime() * NANOSECOND);
            table.platformGauge("process_open_fds", "Open files.", (double)system.getOpenFileDescriptorCount());
            table.platformGauge("process_max_fds", "Most open files.", (double)system.getMaxFileDescriptorCount());
        }
        addMemory(table);
    }

    private static void addMemory(final MetricTable table)
    {
        try
        {
            final String[] pages = Files.readString(MEMORY).split(" ");
            table.platformGauge("process_virtual_memory_bytes", "Reserved addresses.",
                (double)Long.parseLong(pages[0]) * PAGE_BYTES);
            table.platformGauge("process_resident_memory_bytes", "Memory in use.",
                (double)Long.parseLong(pages[1]) * PAGE_BYTES);
        }
        catch (final IOException noSuchFile)
        {
            // Other systems do not tell, and leave the metric out.
        }
    }
}
