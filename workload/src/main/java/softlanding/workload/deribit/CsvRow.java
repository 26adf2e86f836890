package softlanding.workload.deribit;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;

/** Fields of one row by the names of their columns. */
final class CsvRow
{
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

    /** A number above zero. */
    double positive(final String column) throws BadRowException
    {
        final double value = number(column);
        if (value <= 0)
        {
            throw new BadRowException(RowFault.NOT_POSITIVE, column + "=" + value);
        }
        return value;
    }

    /** A number that is zero or more. */
    double notNegative(final String column) throws BadRowException
    {
        final double value = number(column);
        if (value < 0)
        {
            throw new BadRowException(RowFault.NOT_POSITIVE, column + "=" + value);
        }
        return value;
    }

    /** A price above zero, or NaN where the field is empty. */
    double quote(final String column) throws BadRowException
    {
        return text(column).isEmpty() ? Double.NaN : positive(column);
    }

    /** A time above zero in milliseconds since the epoch. */
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
        return value;
    }
}
