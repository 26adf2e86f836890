package softlanding.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import softlanding.journal.JournalStream;

class KillTest
{
    private static final int KILLS = 30;
    private static final int MAX_MS_OF_WORK = 60;
    private static final int MAX_MS_OF_START = 800;
    private static final int EXIT_CODE_OF_SIGKILL = 128 + 9;
    private static final long END = -1;
    private static final long NS_PER_MS = 1_000_000;
    private static final long SEED = 20_260_601;

    @TempDir
    private Path killed;

    @TempDir
    private Path uninterrupted;

    @Test
    void shouldLoseNothingAcknowledgedAndDecideTheSameAfterThirtyKills() throws IOException, InterruptedException
    {
        final Random random = new Random(SEED);
        long kept = 0;
        for (int kill = 0; kill < KILLS; kill++)
        {
            // Every third kill happens while the process starts and recovers.
            final boolean isAtStart = kill % 3 == 2;
            final long awaited = isAtStart ? 0 : kept + 1;
            final int ms = random.nextInt(isAtStart ? MAX_MS_OF_START : MAX_MS_OF_WORK);
            final long acknowledged = runAndKill(kill, awaited, ms);
            final int keptNow = JournalText.of(killed, JournalStream.EVENTS).size();
            assertTrue(keptNow >= acknowledged, "kill " + kill + ": kept " + keptNow + " of " + acknowledged);
            assertTrue(keptNow >= kept, "kill " + kill + ": kept " + keptNow + " of " + kept);
            assertTrue(acknowledged >= awaited, "kill " + kill + ": nothing was acknowledged after " + kept);
            kept = keptNow;
        }

        final long total = finishKilled();
        runUninterrupted(total);

        final List<String> decisions = JournalText.of(uninterrupted, JournalStream.DECISIONS);
        assertTrue(decisions.size() > total && total > KILLS);
        assertEquals(decisions, JournalText.of(killed, JournalStream.DECISIONS));
        assertEquals(
            JournalText.of(uninterrupted, JournalStream.EVENTS), JournalText.of(killed, JournalStream.EVENTS));
    }

    /**
     * Waits for an acknowledgement and kills the process some milliseconds later. Returns the last acknowledgement; 0
     * if there was none.
     */
    private long runAndKill(final int kill, final long awaited, final int ms) throws IOException, InterruptedException
    {
        final Process process = new ProcessBuilder(commandLine(kill))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
        try (DataInputStream acknowledgements = new DataInputStream(process.getInputStream()))
        {
            long last = 0;
            while (last < awaited)
            {
                last = acknowledgements.readLong();
            }
            final Thread killer = new Thread(() -> killAfter(process, ms));
            killer.start();
            for (long next = last; next != END; next = next(acknowledgements))
            {
                last = next;
            }
            killer.join();
            assertEquals(EXIT_CODE_OF_SIGKILL, process.waitFor(), "kill " + kill + ": the process ended by itself");
            return last;
        }
    }

    private static long next(final DataInputStream acknowledgements) throws IOException
    {
        try
        {
            return acknowledgements.readLong();
        }
        catch (final EOFException e)
        {
            return END;
        }
    }

    private static void killAfter(final Process process, final int ms)
    {
        final long dueNs = System.nanoTime() + ms * NS_PER_MS;
        while (System.nanoTime() < dueNs)
        {
            LockSupport.parkNanos(NS_PER_MS / 10);
        }
        // Process.destroyForcibly would also close the pipe and lose the last acknowledgements.
        process.toHandle().destroyForcibly();
    }

    /** Returns the command line. The number of the kill selects stages and durability. */
    private List<String> commandLine(final int kill)
    {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> !argument.startsWith("-Xm"))
            .forEach(command::add);
        command.addAll(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(KilledNode.class.getName(), killed.toString()));
        command.add(kill % 2 == 0 ? "ONE" : "TWO");
        command.add(kill % 3 == 0 ? "SURVIVES_POWER_LOSS" : "SURVIVES_PROCESS_CRASH");
        return command;
    }

    /** Recovers once more, which compares every decision. Returns the number of events. */
    private long finishKilled()
    {
        try (MarginNode node = MarginNode.launch(context(killed)))
        {
            return node.recovery().events();
        }
    }

    private void runUninterrupted(final long events)
    {
        try (MarginNode node = MarginNode.launch(context(uninterrupted)))
        {
            new SpotEvents().offer(node, 1, events);
        }
    }

    private static MarginNodeContext context(final Path folder)
    {
        return new MarginNodeContext()
            .journalDirectory(folder)
            .egress((buffer, offset, length) -> {})
            .restartAnnounced(false)
            .parts(new NodeParts().engine(HashingEngine::new));
    }
}
