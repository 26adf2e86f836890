package softlanding.node.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import softlanding.node.VenueLines;

/** A run that a signal ends. */
class OrderlyStopTest
{
    private static final int EXIT_CODE_OF_SIGTERM = 128 + 15;
    /** Far less than the segments of 256 MiB that a run maps, and more than its trimmed files hold. */
    private static final long MOST_BYTES = 4 << 20;

    @TempDir
    private Path folder;

    @Test
    void shouldApplyWhatWasAcceptedWhenStoppedWhileItWaitsForInput() throws IOException, InterruptedException
    {
        final Path journal = folder.resolve("journal");
        final List<String> lines = VenueLines.usual().take();
        final Process process = start(journal);
        try (BufferedWriter input = new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8)))
        {
            for (final String line : lines)
            {
                input.write(line + "\n");
            }
            input.flush();
            awaitEvents(journal, lines.size());
            process.toHandle().destroy();
            assertTrue(process.waitFor(20, TimeUnit.SECONDS), "the process does not end");
        }
        final String said = said(process);
        assertEquals(EXIT_CODE_OF_SIGTERM, process.exitValue(), said);
        assertTrue(said.contains("stopped    by a signal, after line " + lines.size() + " of"), said);
        assertTrue(said.contains("state hash"), said);
        requireWholeAndTrimmed(journal, lines.size());
    }

    @Test
    void shouldEndBetweenTwoLinesWhenStoppedInTheMiddle() throws IOException, InterruptedException
    {
        final Path journal = folder.resolve("journal");
        final Process process = start(journal);
        final VenueLines lines = VenueLines.usual();
        final Thread writer = new Thread(() -> writeForEver(process, lines));
        writer.start();
        awaitEvents(journal, 1_000);
        process.toHandle().destroy();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS), "the process does not end");
        writer.join();
        final String said = said(process);
        assertEquals(EXIT_CODE_OF_SIGTERM, process.exitValue(), said);
        final long accepted = Long.parseLong(
            said.replaceAll("(?s).*after line ([0-9,]+) of.*", "$1").replace(",", ""));
        requireWholeAndTrimmed(journal, accepted);
    }

    private static void requireWholeAndTrimmed(final Path journal, final long events) throws IOException
    {
        try (Stream<Path> files = Files.walk(journal))
        {
            final long bytes = files.filter(Files::isRegularFile).mapToLong(OrderlyStopTest::size).sum();
            assertTrue(bytes < MOST_BYTES, "bytes=" + bytes);
        }
        final CommandLineRun replay = CommandLineRun.of("replay", "--journal", journal);
        assertEquals(0, replay.exitCode(), replay.err());
        assertTrue(replay.err().contains(String.format("identical  %,d events", events)), replay.err());
        assertTrue(!replay.err().contains("missing"), replay.err());
    }

    private static void writeForEver(final Process process, final VenueLines lines)
    {
        try (BufferedWriter input = new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8)))
        {
            for (int i = 0; process.isAlive(); i++)
            {
                for (final String line : lines.price(i % 2 == 0 ? "1000" : "1001").take())
                {
                    input.write(line + "\n");
                }
            }
        }
        catch (final IOException pipeIsClosed)
        {
            // The process has ended.
        }
    }

    /** Waits until the journal, which another process writes, has a number of events. */
    private static void awaitEvents(final Path journal, final long events) throws InterruptedException
    {
        final long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < untilNs)
        {
            if (Files.exists(journal.resolve("journal.properties")) && Files.exists(journal.resolve("events")) &&
                CommandLineRun.of("dump", "--journal", journal, "--stream", "events")
                    .out().lines().count() >= events)
            {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the journal has fewer events than " + events);
    }

    private static Process start(final Path journal) throws IOException
    {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> !argument.startsWith("-Xm"))
            .forEach(command::add);
        command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(Softlanding.class.getName(), "run", "--events", "-", "--journal", journal.toString(),
            "--limit", "accounts=64"));
        return new ProcessBuilder(command).start();
    }

    private static String said(final Process process) throws IOException
    {
        try (BufferedReader errors = new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8)))
        {
            return String.join("\n", errors.lines().toList());
        }
    }

    private static long size(final Path file)
    {
        try
        {
            return Files.size(file);
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }
}
