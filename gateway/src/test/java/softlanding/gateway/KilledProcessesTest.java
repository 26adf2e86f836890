package softlanding.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.driver.MediaDriver;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import softlanding.codecs.json.JsonWriter;
import softlanding.gateway.client.DecisionSubscriber;
import softlanding.gateway.client.OutboxState;
import softlanding.gateway.client.ReadRequest;
import softlanding.gateway.client.RecordListener;
import softlanding.journal.PrivateFiles;
import softlanding.node.command.Softlanding;
import softlanding.node.replay.NamedLimits;

/** Node and sender are processes that are killed under load: nothing accepted is lost, and nothing comes twice. */
@Timeout(400)
@SuppressWarnings("try") // drivers and nodes only have to run
class KilledProcessesTest
{
    private static final int EVENTS = 40_000;
    private static final int RATE = 6_000;
    /** Where the node is killed three times and the sender twice, in thousandths of the events. */
    private static final List<Integer> KILLS = List.of(200, 350, 500, 650, 800);

    @TempDir
    private Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final List<String> read = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();

    @AfterEach
    void endProcesses()
    {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void shouldKeepAndDeliverEverythingOnceWhenNodeAndSenderAreKilled() throws Exception
    {
        final Path aeron = folder.resolve("aeron");
        final Path journal = folder.resolve("journal");
        final Path input = Files.write(folder.resolve("events.jsonl"), TestVenue.lines(EVENTS));
        try (MediaDriver driver = TestDriver.launch(aeron);
            DecisionSubscriber reader = new DecisionSubscriber(
                TestVenue.settings(aeron, TestVenue.READER), ReadRequest.decisionsAfter(0, 0), new Reader());
            OutboxState state = OutboxState.open(folder.resolve("events.jsonl.outbox")))
        {
            Process node = node(journal, aeron);
            Process sender = sender(input, aeron);
            for (int i = 0; i < KILLS.size(); i++)
            {
                final long at = (long)EVENTS * KILLS.get(i) / 1_000;
                await(() -> state.accepted() >= at, reader);
                if (i % 2 == 0)
                {
                    kill(node);
                    node = node(journal, aeron);
                }
                else
                {
                    kill(sender);
                    sender = sender(input, aeron);
                }
            }
            final Process last = sender;
            await(() -> !last.isAlive(), reader);
            assertEquals(0, last.exitValue(), said());
            assertEquals(EVENTS, state.accepted());
            final long[] progress = {-1, System.nanoTime()};
            await(() ->
            {
                if (reader.lastSequence() != progress[0])
                {
                    progress[0] = reader.lastSequence();
                    progress[1] = System.nanoTime();
                }
                return System.nanoTime() - progress[1] > TimeUnit.SECONDS.toNanos(5) && !read.isEmpty();
            }, reader);
            node.destroy();
            assertTrue(node.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, node.exitValue(), said());
        }
        assertEquals(LongStream.rangeClosed(1, EVENTS).boxed().toList(),
            TestVenue.sequences(journal, TestVenue.VENUE));
        final List<String> decisions = TestVenue.decisions(journal);
        assertEquals(List.of(), gaps);
        assertEquals(decisions.size(), read.size());
        assertEquals(decisions, read);
        assertEquals(decisions, TestVenue.playAgain(journal, folder.resolve("again")));
    }

    private Process node(final Path journal, final Path aeron) throws IOException
    {
        final List<String> arguments = new ArrayList<>(List.of(
            "gateway", "--journal", journal.toString(), "--aeron-dir", aeron.toString(), "--channel", TestVenue.CHANNEL,
            "--durability", "SURVIVES_PROCESS_CRASH", "--idle", "BACKOFF",
            "--client", TestVenue.VENUE + ":" + secret(TestVenue.VENUE) + ":ALL:-",
            "--client", TestVenue.READER + ":" + secret(TestVenue.READER) + ":-:ALL"));
        NamedLimits.of(TestVenue.LIMITS).forEach((name, value) ->
            arguments.addAll(List.of("--limit", name + "=" + value)));
        return start(arguments);
    }

    private Process sender(final Path input, final Path aeron) throws IOException
    {
        return start(List.of(
            "send", "--aeron-dir", aeron.toString(), "--channel", TestVenue.CHANNEL,
            "--source", Integer.toString(TestVenue.VENUE), "--secret", secret(TestVenue.VENUE).toString(),
            "--events", input.toString(), "--rate", Integer.toString(RATE)));
    }

    private Path secret(final int clientId) throws IOException
    {
        final Path file = folder.resolve("secret-" + clientId);
        if (!Files.exists(file))
        {
            PrivateFiles.createFile(file);
            Files.write(file, TestVenue.secret(clientId));
        }
        return file;
    }

    private Process start(final List<String> arguments) throws IOException
    {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (final String flag : ManagementFactory.getRuntimeMXBean().getInputArguments())
        {
            if (flag.startsWith("--") || flag.startsWith("-D") || flag.equals("-ea"))
            {
                command.add(flag);
            }
        }
        command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Softlanding.class.getName()));
        command.addAll(arguments);
        final Process process = new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("said.txt").toFile())).start();
        processes.add(process);
        return process;
    }

    private void kill(final Process process) throws InterruptedException
    {
        assertTrue(process.isAlive(), this::said);
        process.destroyForcibly().waitFor();
    }

    private void await(final BooleanSupplier condition, final DecisionSubscriber reader)
    {
        final long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
        while (!condition.getAsBoolean())
        {
            assertTrue(System.nanoTime() - untilNs < 0, this::said);
            if (reader.poll() == 0)
            {
                LockSupport.parkNanos(200_000);
            }
        }
    }

    private String said()
    {
        try
        {
            return Files.readString(folder.resolve("said.txt"));
        }
        catch (final IOException e)
        {
            return e.toString();
        }
    }

    /** Notes what is read. */
    private final class Reader implements RecordListener
    {
        private final JsonWriter writer = new JsonWriter();

        @Override
        public void onRecord(
            final long sequence, final int index, final DirectBuffer buffer, final int offset, final int length)
        {
            read.add(TestVenue.text(writer, buffer, offset, length));
        }

        @Override
        public void onGap(final long previousRecord, final long lastRecord)
        {
            gaps.add(lastRecord + " to " + previousRecord);
        }
    }
}
