package softlanding.perf.counter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A file of recorded numbers: a comment, then one {@code name=number} per line, sorted by name. */
final class CounterFile
{
    private static final String COMMENT =
        "# Work counted on fixed streams; .ci/run fails when a number grows. To accept one: docs/internals/latency.md.";

    private final Path file;

    CounterFile(final Path file)
    {
        this.file = file;
    }

    Map<String, Long> read() throws IOException
    {
        final Map<String, Long> counters = new TreeMap<>();
        for (final String line : Files.readAllLines(file))
        {
            if (!line.isBlank() && !line.startsWith("#"))
            {
                final int equals = line.indexOf('=');
                if (equals < 0)
                {
                    throw new IllegalArgumentException(file + ": not name=number: " + line);
                }
                counters.put(line.substring(0, equals), Long.parseLong(line.substring(equals + 1)));
            }
        }
        return counters;
    }

    void write(final Map<String, Long> counters) throws IOException
    {
        final List<String> lines = new ArrayList<>();
        lines.add(COMMENT);
        counters.forEach((name, number) -> lines.add(name + "=" + number));
        Files.write(file, lines);
    }
}
