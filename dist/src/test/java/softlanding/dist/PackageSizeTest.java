package softlanding.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps rooms small enough to be read. */
class PackageSizeTest
{
    private static final int MAX_CLASSES = 25;
    /** One adapter or encoder per group of messages: grows with the wire. */
    static final String EXCEPTED = "engine/src/main/java/softlanding/engine/wire";

    private final List<String> sources = Repository.files(".*/src/main/java/.*\\.java");

    @Test
    void shouldHaveAtMost25ClassesInAPackage()
    {
        final Map<String, Long> sizes = sources.stream()
            .filter(file -> !file.endsWith("/package-info.java"))
            .collect(Collectors.groupingBy(PackageSizeTest::folder, TreeMap::new, Collectors.counting()));
        sizes.remove(EXCEPTED);
        assertTrue(sizes.size() > 30, "packages found: " + sizes.keySet());

        sizes.values().removeIf(size -> size <= MAX_CLASSES);
        assertEquals(Map.of(), sizes, "move or merge classes; the limit stays");
    }

    @Test
    void shouldSayInEveryPackageWhichFileToReadFirst()
    {
        final TreeSet<String> missing = new TreeSet<>();
        for (final String file : sources)
        {
            final String info = folder(file) + "/package-info.java";
            if (!sources.contains(info) || !Repository.text(info).matches("(?s).*\\bRead\\b.*\\bfirst\\b.*"))
            {
                missing.add(info);
            }
        }
        assertEquals(new TreeSet<>(), missing, "each package-info names the file to read first");
    }

    private static String folder(final String file)
    {
        return file.substring(0, file.lastIndexOf('/'));
    }
}
