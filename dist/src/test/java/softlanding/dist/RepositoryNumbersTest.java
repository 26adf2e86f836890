package softlanding.dist;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Counts what tells how easily the project is read, and writes a table that {@code scripts/tidy} prints. */
class RepositoryNumbersTest
{
    private static final String MAIN = ".*/src/main/java/.*\\.java";
    private static final String TEST = ".*/src/test/java/.*\\.java";
    /** The files that explain the system, each of at most 300 lines. */
    private static final List<String> EXPLAINING = List.of(
        "codecs/src/main/resources/sbe/softlanding.xml",
        "engine/src/main/java/softlanding/engine/MarketEventHandler.java",
        "engine/src/main/java/softlanding/engine/EventScope.java",
        "engine/src/main/java/softlanding/engine/margin/ScenarioMargin.java",
        "engine/src/main/java/softlanding/engine/screening/CertifiedAccounts.java",
        "engine/src/main/java/softlanding/engine/liquidation/LiquidationRounds.java",
        "engine/src/main/java/softlanding/engine/closing/LiquidationPlanner.java",
        "engine/src/main/java/softlanding/engine/waterfall/Waterfall.java",
        "node/src/main/java/softlanding/node/MarginNode.java");

    private final StringBuilder table = new StringBuilder();

    @Test
    void shouldCountWhatTellsHowEasilyTheProjectIsRead()
    {
        row("number", "today", "aim");
        final long main = lines(MAIN);
        row("lines of main code", String.format(Locale.ROOT, "%,d", main), "50,000");
        final Map.Entry<String, Long> largest = largestPackage();
        row("classes in the largest package", largest.getValue() + " (" + largest.getKey() + ")", "25");
        row("lists of more than 7 parameters, but for kernels", "0 (else the build fails)", "0");
        row("lines of tests to lines of main code", ratio(lines(TEST), main), "0.75");
        row("the same, screening", ratio(
            lines(".*/src/test/java/softlanding/engine/screening/.*\\.java"),
            lines(".*/src/main/java/softlanding/engine/screening/.*\\.java")), "0.60");
        row("warnings of compiler and Checkstyle", "0 (else the build fails)", "0");
        final String longest = EXPLAINING.stream().filter(file -> file.endsWith(".java"))
            .max(Comparator.comparing(RepositoryNumbersTest::lengthOf)).orElseThrow();
        row("files that explain the system", EXPLAINING.size() + ", the longest class " + lengthOf(longest) + " lines",
            "9 of 300");
        row("margin evaluations per liquidation order", evaluationsPerOrder(), "1");
        row("lines of README", Long.toString(lengthOf("README.md")), "90");
        row("words of the dialect", Integer.toString(DocumentsTest.dialect().size()), "0");
        write();

        assertTrue(main > 10_000 && largest.getValue() > 10, table::toString);
    }

    private static Map.Entry<String, Long> largestPackage()
    {
        final Map<String, Long> sizes = Repository.files(MAIN).stream()
            .filter(file -> !file.endsWith("/package-info.java"))
            .map(file -> file.substring(0, file.lastIndexOf('/')))
            .filter(folder -> !folder.equals(PackageSizeTest.EXCEPTED))
            .collect(Collectors.groupingBy(folder -> folder, TreeMap::new, Collectors.counting()));
        final Map.Entry<String, Long> largest =
            sizes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        return Map.entry(largest.getKey().replaceFirst(".*/src/main/java/softlanding/", ""), largest.getValue());
    }

    private static String evaluationsPerOrder()
    {
        final Properties counters = new Properties();
        try
        {
            counters.load(new StringReader(Repository.text("perf/counters.properties")));
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
        final String perThousand = counters.getProperty("margin-evaluations-per-1000-optimal-liquidations");
        return String.format(Locale.ROOT, "%.3f", Long.parseLong(perThousand) / 1_000.0);
    }

    private static long lines(final String pattern)
    {
        return Repository.files(pattern).stream().mapToLong(RepositoryNumbersTest::lengthOf).sum();
    }

    private static long lengthOf(final String file)
    {
        return Repository.text(file).lines().count();
    }

    private static String ratio(final long some, final long all)
    {
        return String.format(Locale.ROOT, "%.2f", (double)some / all);
    }

    private void row(final String number, final String today, final String aim)
    {
        table.append(String.format(Locale.ROOT, "%-50s %-34s %s%n", number, today, aim));
    }

    private void write()
    {
        final Path file = Repository.built("dist").resolve("numbers.txt");
        try
        {
            Files.createDirectories(file.getParent());
            Files.writeString(file, table);
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }
}
