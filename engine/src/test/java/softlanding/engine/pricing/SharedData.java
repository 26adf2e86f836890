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

/** Tables of reference data: comma-separated files with a header. */
final class SharedData
{
    private SharedData()
    {
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
