package softlanding.engine.pricing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Reference data in the folder {@code shared} beside the checkout; a test that needs it is skipped without it. */
final class SharedData
{
    private SharedData()
    {
    }

    /** The path of something below {@code shared/data}, which the property softlanding.shared may point to. */
    static Path require(final String relative)
    {
        final String property = System.getProperty("softlanding.shared");
        Path found = property == null ? null : Path.of(property, "data", relative);
        for (Path at = Path.of("").toAbsolutePath(); found == null && at.getParent() != null; at = at.getParent())
        {
            final Path candidate = at.resolveSibling("shared").resolve("data").resolve(relative);
            found = Files.exists(candidate) ? candidate : null;
        }
        final boolean exists = found != null && Files.exists(found);
        Assumptions.assumeTrue(exists, "skipped: no shared/data/" + relative + " beside the checkout");
        return found;
    }

    /** The rows of a comma-separated file with a header, gzipped or not. */
    static List<Row> rows(final Path file) throws IOException
    {
        final List<Row> rows = new ArrayList<>();
        try (BufferedReader reader = open(file))
        {
            final List<String> names = List.of(reader.readLine().split(","));
            for (String line = reader.readLine(); line != null; line = reader.readLine())
            {
                rows.add(new Row(names, List.of(line.split(",", -1))));
            }
        }
        return rows;
    }

    private static BufferedReader open(final Path file) throws IOException
    {
        return file.toString().endsWith(".gz") ?
            new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8)) :
            Files.newBufferedReader(file);
    }

    /** One row, by the names of the header. */
    record Row(List<String> names, List<String> values)
    {
        String text(final String name)
        {
            return values.get(names.indexOf(name));
        }

        double number(final String name)
        {
            return Double.parseDouble(text(name));
        }
    }
}
