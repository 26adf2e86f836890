package softlanding.engine.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenHashTest
{
    private static final int COUNT = Integer.getInteger("softlanding.goldenCount", 20_000);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation"})
    void shouldComputeTheSameBitsHoweverItIsCompiled(final String mode) throws IOException, InterruptedException
    {
        assertEquals(Long.toHexString(GoldenHash.of(COUNT)), hashOfChild(mode));
    }

    @Test
    void shouldDependOnEveryOption()
    {
        assertNotEquals(GoldenHash.of(1_000), GoldenHash.of(2_000));
    }

    private String hashOfChild(final String mode) throws IOException, InterruptedException
    {
        final Path answer = directory.resolve("hash");
        final Process child = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), mode,
            "-cp", System.getProperty("java.class.path"),
            GoldenHash.class.getName(), Integer.toString(COUNT), answer.toString()).inheritIO().start();
        assertEquals(0, child.waitFor(), "exit of the child JVM with " + mode);
        return Files.readString(answer).trim();
    }
}
