package softlanding.lab.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import softlanding.journal.JournalStream;
import softlanding.node.JournalText;
import softlanding.node.command.CommandLineRun;
import softlanding.node.command.ExitCode;

class DemoTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldTellAStoryThatAnyoneCanRunAgain() throws IOException
    {
        final Path demo = folder.resolve("demo");
        final CommandLineRun run = CommandLineRun.of("demo", "--out", demo, "--accounts", 40, "--seed", 7);
        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        assertEquals("", run.out());
        final String summary = Files.readString(demo.resolve(DemoCommand.SUMMARY));
        assertTrue(run.err().contains(summary), run.err());
        for (final String told : List.of("40 accounts", "worst tier reached", "value closed", "identical"))
        {
            assertTrue(summary.contains(told), summary);
        }

        final Path again = folder.resolve("again");
        final CommandLineRun second =
            CommandLineRun.of("run", "--events", demo.resolve(DemoCommand.EVENTS), "--journal", again);
        assertEquals(ExitCode.OK, second.exitCode(), second.err());
        final List<String> decisions = JournalText.of(demo.resolve(DemoCommand.JOURNAL), JournalStream.DECISIONS);
        assertTrue(decisions.stream().filter(line -> line.contains("LiquidationOrdered")).count() > 5);
        assertEquals(decisions, JournalText.of(again, JournalStream.DECISIONS));
    }

    @Test
    void shouldNotWriteIntoAFolderThatHoldsSomething() throws IOException
    {
        Files.writeString(folder.resolve("mine.txt"), "keep");
        final CommandLineRun run = CommandLineRun.of("demo", "--out", folder, "--accounts", 1);
        assertEquals(ExitCode.UNUSABLE_INPUT, run.exitCode());
        assertTrue(run.err().contains("not empty"), run.err());
    }

    @Test
    void shouldExitWithTwoOnAVenueThatCannotBe()
    {
        final CommandLineRun run = CommandLineRun.of("demo", "--out", folder.resolve("x"), "--accounts", 0);
        assertEquals(ExitCode.UNUSABLE_INPUT, run.exitCode());
        assertTrue(run.err().contains("accounts must be at least 1"), run.err());
    }

    @Test
    void shouldLeaveNoFileWhenAnImportFails()
    {
        final Path out = folder.resolve("events.jsonl.gz");
        final CommandLineRun run = CommandLineRun.of(
            "import", "deribit", "--chain", folder.resolve("missing.csv"), "--spot", "s.csv", "--out", out);
        assertEquals(ExitCode.UNUSABLE_INPUT, run.exitCode());
        assertTrue(run.err().contains("missing.csv"), run.err());
        assertEquals(0, folder.toFile().list().length);
    }
}
