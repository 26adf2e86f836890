package softlanding.lab.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import softlanding.node.command.CommandLineRun;
import softlanding.node.command.ExitCode;

class StudyCommandTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldTellTheStudyAsATableAChartAndNumbers() throws IOException
    {
        final Path out = folder.resolve("study");
        final CommandLineRun run = CommandLineRun.of("study", "--books", 6, "--seed", 3, "--out", out);

        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        assertEquals("", run.out());
        for (final String told : List.of("OPTIMAL", "20 legs and more", "worsened"))
        {
            assertTrue(run.err().contains(told), run.err());
            assertTrue(Files.readString(out.resolve("study.md")).contains(told));
        }
        assertTrue(Files.readAllLines(out.resolve("books.csv")).size() > 6 * 5);
        assertTrue(Files.readAllLines(out.resolve("summary.csv")).size() > 7);
        assertTrue(Files.readString(out.resolve("study-cost.svg")).contains("<svg"));
        assertTrue(Files.readString(out.resolve("study-worsened.svg")).contains("<svg"));
        assertTrue(ImageIO.read(out.resolve("study.png").toFile()).getWidth() > 1_000);
    }

    @Test
    void shouldExitWithTwoOnWhatCannotBeStudied()
    {
        assertEquals(ExitCode.UNUSABLE_INPUT,
            CommandLineRun.of("study", "--books", 0, "--out", folder.resolve("x")).exitCode());
        final CommandLineRun missing = CommandLineRun.of(
            "study", "--books", 1, "--out", folder.resolve("y"), "--published", folder.resolve("none.json"));
        assertEquals(ExitCode.UNUSABLE_INPUT, missing.exitCode());
        assertTrue(missing.err().contains("none.json"), missing.err());
    }
}
