package softlanding.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.node.command.CommandLineRun;
import softlanding.node.command.ExitCode;

/** What an option cannot be is said by its name, with exit code 2 and before any work is done. */
class UnusableOptionsTest
{
    @TempDir
    private Path folder;

    private void assertRefused(final String line, final String option)
    {
        final List<Object> arguments = new ArrayList<>(List.of(line.split(" ")));
        arguments.replaceAll(argument -> "DIR".equals(argument) ? folder.resolve("out") : argument);
        final CommandLineRun run = CommandLineRun.of(arguments.toArray());

        assertEquals(ExitCode.UNUSABLE_INPUT, run.exitCode(), run.err());
        assertTrue(run.err().contains(option), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "simulate --seeds 0", "simulate --seeds -1", "simulate --fuzz --seeds 0",
        "study --books 0 --out DIR", "study --horizon --books -1 --out DIR",
        "cascade --accounts 0 --out DIR", "cascade --seeds 0 --out DIR", "cascade --impact -1 --out DIR",
        "cascade --impact NaN --out DIR", "cascade --daily-volume-multiple 0 --out DIR",
        "cascade --impact-decay-hours -2 --out DIR", "demo --accounts 0 --out DIR",
        "import deribit --chain a --spot b --accounts 0 --out DIR"})
    void shouldNameTheOptionWithAnImpossibleNumber(final String line)
    {
        final String option = line.replaceAll(".*(--[a-z-]+) [-0N].*", "$1");

        assertRefused(line, option);
        assertTrue(Files.notExists(folder.resolve("out")), "nothing is begun");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "simulate --table", "study --out", "study --horizon --out", "cascade --out", "demo --out"})
    void shouldNameAPathThatCannotBeWrittenBeforeTheWork(final String line) throws IOException
    {
        final Path file = Files.createFile(folder.resolve("file"));

        assertRefused(line + " " + file.resolve("below"), line.split(" ")[line.split(" ").length - 1]);
    }

    @Test
    void shouldNotTakeAFolderForTheFileOfAnImport()
    {
        assertRefused("import deribit --chain a --spot b --out " + folder, folder.toString());
    }
}
