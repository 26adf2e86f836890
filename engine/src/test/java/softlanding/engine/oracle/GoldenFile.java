package softlanding.engine.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The committed file of golden accounts: one line of JSON per account, in the order of their numbers. */
final class GoldenFile
{
    static final int ACCOUNTS = 200;

    private static final String NAME = "softlanding/engine/oracle/golden-accounts.jsonl.gz";

    private GoldenFile()
    {
    }

    static List<String> lines() throws IOException
    {
        try (InputStream stream = GoldenFile.class.getClassLoader().getResourceAsStream(NAME))
        {
            if (stream == null)
            {
                throw new IOException("no resource " + NAME);
            }
            return new BufferedReader(new InputStreamReader(new GZIPInputStream(stream), StandardCharsets.UTF_8))
                .lines().toList();
        }
    }

    /** Makes the file again from the oracle, in the sources of the module that is the working directory. */
    static Path write() throws IOException
    {
        final Path file = Path.of("src/test/resources", NAME);
        final List<String> lines = IntStream.rangeClosed(1, ACCOUNTS).parallel()
            .mapToObj(GoldenGenerator::line).toList();
        Files.createDirectories(file.getParent());
        try (Writer writer = new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))
        {
            for (final String line : lines)
            {
                writer.write(line);
                writer.write('\n');
            }
        }
        return file;
    }
}
