package softlanding.workload.deribit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The unit of a file's volatilities. The venue itself publishes them in per cent, and recordings keep them in either
 * unit. A file whose median is above 5 is in per cent, because no chain has a median of 500 %.
 */
final class VolatilityUnit
{
    private static final String COLUMN = "mark_iv";
    private static final double HIGHEST_MEDIAN = 5;
    private static final double HIGHEST = 10;

    private final double divisor;

    private VolatilityUnit(final double divisor)
    {
        this.divisor = divisor;
    }

    /** Reads a file's volatilities and finds their unit. */
    static VolatilityUnit of(final Path file, final List<String> columns)
    {
        final List<Double> values = new ArrayList<>();
        CsvTable.read(file, columns, csv -> values.add(csv.positive(COLUMN)), new SkippedRows());
        Collections.sort(values);
        return new VolatilityUnit(values.get(values.size() / 2) > HIGHEST_MEDIAN ? 100 : 1);
    }

    boolean isPerCent()
    {
        return divisor > 1;
    }

    /** Returns the annual volatility of a row, where 1 is 100 %. */
    double read(final CsvRow csv) throws BadRowException
    {
        final double volatility = csv.positive(COLUMN) / divisor;
        if (volatility > HIGHEST)
        {
            throw new BadRowException(RowFault.OUT_OF_RANGE, COLUMN + "=" + volatility);
        }
        return volatility;
    }
}
