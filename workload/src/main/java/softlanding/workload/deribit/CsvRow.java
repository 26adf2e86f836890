package softlanding.workload.deribit;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;

/** The fields of one row by column name. */
final class CsvRow
{
    private static final double HIGHEST_NUMBER = 1e9;
    private static final long LATEST_MS = 4_100_000_000_000L;

    private final List<String> header;
    private final CsvRecord record;

    CsvRow(final List<String> header, final CsvRecord record)
    {
        this.header = header;
        this.record = record;
    }

    long line()
    {
        return record.getStartingLineNumber();
    }

    String text(final String column) throws BadRowException
    {
        if (record.getFieldCount() != header.size())
        {
            throw new BadRowException(
                RowFault.UNPARSABLE, record.getFieldCount() + " fields instead of " + header.size());
        }
        return record.getField(header.indexOf(column));
    }

    /** Returns a number above zero. */
    double positive(final String column) throws BadRowException
    {
        final double value = number(column);
        if (value <= 0)
        {
            throw new BadRowException(RowFault.NOT_POSITIVE, column + "=" + value);
        }
        return value;
    }

    /** Returns a number that is zero or more. */
    double notNegative(final String column) throws BadRowException
    {
        final double value = number(column);
        if (value < 0)
        {
            throw new BadRowException(RowFault.NOT_POSITIVE, column + "=" + value);
        }
        return value;
    }

    /** Returns a price above zero, or NaN for an empty field. */
    double quote(final String column) throws BadRowException
    {
        return text(column).isEmpty() ? Double.NaN : positive(column);
    }

    /** Returns a time above zero, in milliseconds since the epoch. */
    long millis(final String column) throws BadRowException
    {
        final long value;
        try
        {
            value = Long.parseLong(text(column));
        }
        catch (final NumberFormatException notInteger)
        {
            throw new BadRowException(RowFault.UNPARSABLE, column + "=" + text(column));
        }
        if (value <= 0)
        {
            throw new BadRowException(RowFault.NOT_POSITIVE, column + "=" + value);
        }
        if (value > LATEST_MS)
        {
            throw new BadRowException(RowFault.OUT_OF_RANGE, column + "=" + value);
        }
        return value;
    }

    private double number(final String column) throws BadRowException
    {
        final double value;
        try
        {
            value = Double.parseDouble(text(column));
        }
        catch (final NumberFormatException notNumber)
        {
            throw new BadRowException(RowFault.UNPARSABLE, column + "=" + text(column));
        }
        if (!Double.isFinite(value))
        {
            throw new BadRowException(RowFault.UNPARSABLE, column + "=" + value);
        }
        if (StrictMath.abs(value) > HIGHEST_NUMBER)
        {
            throw new BadRowException(RowFault.OUT_OF_RANGE, column + "=" + value);
        }
        return value;
    }
}
