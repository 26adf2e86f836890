package softlanding.engine.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarginHashTest
{
    private static final int BOOKS = Integer.getInteger("softlanding.goldenBooks", 300);

    /**
     * Recorded when expired positions began to be margined for their settlement: shows that no margin has changed, not
     * that the margins are right.
     */
    private static final String RECORDED_HASH = "3f32501e985770d3";
    private static final int RECORDED_BOOKS = 300;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation"})
    void shouldComputeTheSameMarginHoweverItIsCompiled(final String mode) throws IOException, InterruptedException
    {
        assertEquals(Long.toHexString(MarginHash.of(BOOKS)), hashOfChild(mode));
    }

    @Test
    void shouldComputeTheMarginThatWasRecorded()
    {
        assertEquals(RECORDED_HASH, Long.toHexString(MarginHash.of(RECORDED_BOOKS)));
    }

    @Test
    void shouldDependOnEveryBook()
    {
        assertNotEquals(MarginHash.of(100), MarginHash.of(200));
    }

    private String hashOfChild(final String mode) throws IOException, InterruptedException
    {
        final Path answer = directory.resolve("hash");
        final Process child = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), mode,
            "-cp", System.getProperty("java.class.path"),
            MarginHash.class.getName(), Integer.toString(BOOKS), answer.toString()).inheritIO().start();
        assertEquals(0, child.waitFor(), "exit of the child JVM with " + mode);
        return Files.readString(answer).trim();
    }
}
