package softlanding.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The committed file is what the oracle produces. {@code -Dsoftlanding.golden.sample=200} compares every account
 * instead of 20. {@code -Dsoftlanding.golden.write=true} makes the file again:
 *
 * <pre>
 * mvn -pl engine -am test -Dtest=GoldenFileTest -Dsurefire.failIfNoSpecifiedTests=false -Dsoftlanding.golden.write=true
 * </pre>
 */
class GoldenFileTest
{
    private static final String WRITE = "softlanding.golden.write";
    private static final int SAMPLE = Integer.getInteger("softlanding.golden.sample", 20);
    /** Odd and coprime to 200: a sample has every theme and both margin modes, and 200 steps visit every account. */
    private static final int STRIDE = 123;
    private static final int LARGEST_BYTES = 500_000;

    @Test
    @DisabledIfSystemProperty(named = WRITE, matches = "true")
    void shouldHoldWhatTheOracleProduces() throws IOException
    {
        final List<String> lines = GoldenFile.lines();
        assertEquals(GoldenFile.ACCOUNTS, lines.size());
        final TreeSet<Integer> compared = new TreeSet<>();
        final TreeSet<String> themesAndModes = new TreeSet<>();
        for (int i = 0; i < SAMPLE; i++)
        {
            final int number = 1 + i * STRIDE % GoldenFile.ACCOUNTS;
            final GoldenAccount drawn = GoldenGenerator.draw(number);
            assertEquals(GoldenGenerator.line(number), lines.get(number - 1), () -> "golden account " + number);
            compared.add(number);
            themesAndModes.add(drawn.theme() + (drawn.account().portfolio ? " PORTFOLIO" : " STANDARD"));
        }
        assertEquals(Math.min(SAMPLE, GoldenFile.ACCOUNTS), compared.size());
        assertTrue(SAMPLE < 20 || themesAndModes.size() == 2 * GoldenTheme.values().length,
            () -> "the sample has only " + themesAndModes);
    }

    @Test
    @EnabledIfSystemProperty(named = WRITE, matches = "true")
    void shouldMakeTheFileAgainWhereAsked() throws IOException
    {
        assertTrue(Files.size(GoldenFile.write()) < LARGEST_BYTES);
    }
}
