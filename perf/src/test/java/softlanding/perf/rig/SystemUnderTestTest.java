package softlanding.perf.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import softlanding.perf.venue.BenchVenue;
import softlanding.perf.venue.Workload;

class SystemUnderTestTest
{
    private static final int ACCOUNTS = 50;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"floor, one:yield", "engine, one:yield", "engine, two:block", "full_scan, two:spin"})
    void shouldEndInTheStateInWhichItsReplayEnds(final String variant, final String layout)
    {
        try (SystemUnderTest system = lane(EngineVariant.valueOf(variant.toUpperCase(Locale.ROOT)), layout))
        {
            int events = 0;
            for (final Workload workload : Workload.values())
            {
                final Turn paced = system.pace(workload, 200, 20_000);
                final Turn flooded = system.flood(workload, 200);
                assertTrue(paced.latency().getTotalCount() >= 50, workload::label);
                assertTrue(paced.latency().getMinValue() >= paced.service().getMinValue(), workload::label);
                events += paced.events() + flooded.events();
            }

            assertEquals(events, system.verify().events());
        }
    }

    @Test
    void shouldLeaveTheCoresToOthersWhileItIsNotItsTurn() throws InterruptedException
    {
        try (SystemUnderTest system = lane(EngineVariant.FLOOR, "two:spin"))
        {
            system.flood(Workload.FILL, 1_000);
            Thread.sleep(20);
            final long before = cpuOfStagesNs();
            Thread.sleep(300);

            assertTrue(cpuOfStagesNs() - before < 30_000_000, "stages used " + (cpuOfStagesNs() - before) + " ns");
            assertEquals(1_000, system.flood(Workload.FILL, 1_000).latency().getTotalCount());
        }
    }

    private SystemUnderTest lane(final EngineVariant variant, final String layout)
    {
        return new SystemUnderTest(new BenchVenue(), variant, ACCOUNTS, NodeShape.parse(layout), folder);
    }

    private static long cpuOfStagesNs()
    {
        final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpuNs = 0;
        for (final ThreadInfo thread : threads.dumpAllThreads(false, false))
        {
            if (thread.getThreadName().startsWith("softlanding-stage-"))
            {
                cpuNs += threads.getThreadCpuTime(thread.getThreadId());
            }
        }
        return cpuNs;
    }
}
