package softlanding.workload.deribit;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import softlanding.codecs.ByteOrderMark;

/** A CSV file with a header line, gzip when its name ends in .gz. */
final class CsvTable
{
    /** Receives rows. */
    interface RowReader
    {
        /**
         * Receives one row.
         *
         * @param row of the file.
         * @throws BadRowException if the row must be skipped.
         */
        void onRow(CsvRow row) throws BadRowException;
    }

    private CsvTable()
    {
    }

    /**
     * Reads a file and counts the rows that the reader refuses.
     *
     * @param file    to read.
     * @param columns required columns.
     * @param reader  receives each row.
     * @param skipped counts the refused rows.
     */
    static void read(final Path file, final List<String> columns, final RowReader reader, final SkippedRows skipped)
    {
        long used = 0;
        long line = 0;
        try (InputStream bytes = open(file);
            Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8);
            CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(text))
        {
            final Iterator<CsvRecord> records = csv.iterator();
            final List<String> header = records.hasNext() ? records.next().getFields() : List.of();
            line = 1;
            requireColumns(file, header, columns);
            while (records.hasNext())
            {
                final CsvRecord record = records.next();
                line = record.getStartingLineNumber();
                used += take(file, new CsvRow(header, record), reader, skipped);
            }
        }
        catch (final CsvParseException malformed)
        {
            throw new ImportException(file, line + 1, "not CSV: " + malformed.getMessage(), malformed);
        }
        catch (final IOException | UncheckedIOException unreadable)
        {
            throw new ImportException(file, line + 1, "cannot be read: " + reason(unreadable), unreadable);
        }
        if (used == 0)
        {
            throw new ImportException(file, line, "no usable row; first faults: " + skipped.examples());
        }
    }

    /** Returns the first cause of a failure to read: the failure itself may say nothing of it. */
    private static String reason(final Exception unreadable)
    {
        final Throwable cause = unreadable instanceof UncheckedIOException wrapped ? wrapped.getCause() : unreadable;
        return cause instanceof EOFException ? "it ends in the middle, as a file that was cut off does" :
            String.valueOf(cause);
    }

    private static InputStream open(final Path file) throws IOException
    {
        final InputStream bytes = Files.newInputStream(file);
        return withoutByteOrderMark(file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes);
    }

    private static InputStream withoutByteOrderMark(final InputStream bytes) throws IOException
    {
        final PushbackInputStream text = new PushbackInputStream(bytes, ByteOrderMark.LENGTH);
        final byte[] start = text.readNBytes(ByteOrderMark.LENGTH);
        final int mark = ByteOrderMark.length(start, start.length);
        text.unread(start, mark, start.length - mark);
        return text;
    }

    private static void requireColumns(final Path file, final List<String> header, final List<String> columns)
    {
        for (final String column : columns)
        {
            if (!header.contains(column))
            {
                throw new ImportException(file, 1, "column " + column + " is missing, found " + header);
            }
        }
    }

    private static int take(
        final Path file, final CsvRow row, final RowReader reader, final SkippedRows skipped)
    {
        try
        {
            reader.onRow(row);
            return 1;
        }
        catch (final BadRowException bad)
        {
            skipped.add(file, row.line(), bad.fault(), bad.reason());
            return 0;
        }
    }
}
