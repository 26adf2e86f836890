package softlanding.workload.deribit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands around the rows of a file: its mark, its compression, its unit. */
class CsvTableTest
{
    private static final List<String> COLUMNS = List.of("mark_iv");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "a.csv.gz"})
    void shouldSkipAByteOrderMark(final String name) throws IOException
    {
        final Path file = folder.resolve(name);
        try (OutputStream bytes = Files.newOutputStream(file);
            OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(bytes) : bytes)
        {
            out.write("\uFEFFmark_iv\n0.5\n0.6\n".getBytes(StandardCharsets.UTF_8));
        }
        final List<Double> read = new ArrayList<>();

        CsvTable.read(file, COLUMNS, csv -> read.add(csv.positive("mark_iv")), new SkippedRows());

        assertEquals(List.of(0.5, 0.6), read);
    }

    @Test
    void shouldTellPerCentFromFractionsByTheMedian() throws IOException
    {
        assertFalse(unit("mark_iv\n5\n").isPerCent());
        assertTrue(unit("mark_iv\n5.1\n").isPerCent());
        assertFalse(unit("mark_iv\n60\n0.5\n0.6\n").isPerCent());
        assertThrows(ImportException.class, () -> unit("mark_iv\n-1\nx\n"));
    }

    private VolatilityUnit unit(final String text) throws IOException
    {
        return VolatilityUnit.of(Files.writeString(folder.resolve("u.csv"), text), COLUMNS);
    }
}
