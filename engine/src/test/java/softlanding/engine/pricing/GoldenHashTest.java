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

    /** Recorded at commit ad15aec: shows that no bit has changed, not that the bits are right. */
    private static final String RECORDED_HASH = "10108882668d36b6";
    private static final int RECORDED_COUNT = 20_000;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation"})
    void shouldComputeTheSameBitsHoweverItIsCompiled(final String mode) throws IOException, InterruptedException
    {
        assertEquals(Long.toHexString(GoldenHash.of(COUNT)), hashOfChild(mode));
    }

    @Test
    void shouldComputeTheBitsThatWereRecorded()
    {
        assertEquals(RECORDED_HASH, Long.toHexString(GoldenHash.of(RECORDED_COUNT)));
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
