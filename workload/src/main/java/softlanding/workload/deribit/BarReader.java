package softlanding.workload.deribit;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import softlanding.workload.market.Coin;

/** Reads bar files. The file name gives currency and market: btc or eth, perp or otherwise spot. */
final class BarReader
{
    private static final List<String> COLUMNS = List.of("ts_ms", "open", "high", "low", "close");

    private final NavigableSet<Bar> bars = new TreeSet<>();
    private final SkippedRows skipped;

    BarReader(final SkippedRows skipped)
    {
        this.skipped = skipped;
    }

    void read(final Path file)
    {
        final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        final boolean isBitcoin = name.contains("btc");
        if (isBitcoin == name.contains("eth"))
        {
            throw new ImportException(file, 0, "the file's name must contain either btc or eth");
        }
        final Coin coin = isBitcoin ? Coin.BTC : Coin.ETH;
        final boolean isPerpetual = name.contains("perp");
        CsvTable.read(file, COLUMNS, row -> onRow(row, coin, isPerpetual), skipped);
    }

    /** Returns all bars by time. */
    NavigableSet<Bar> bars()
    {
        return bars;
    }

    private void onRow(final CsvRow csv, final Coin coin, final boolean isPerpetual) throws BadRowException
    {
        final Bar bar = new Bar(
            coin,
            isPerpetual,
            csv.millis("ts_ms"),
            csv.positive("open"),
            csv.positive("high"),
            csv.positive("low"),
            csv.positive("close"));
        if (bar.low() > StrictMath.min(bar.open(), bar.close()) || bar.high() < StrictMath.max(bar.open(), bar.close()))
        {
            throw new BadRowException(RowFault.CROSSED, "low=" + bar.low() + " high=" + bar.high());
        }
        if (!bars.add(bar))
        {
            throw new BadRowException(RowFault.DUPLICATE, "ts_ms=" + bar.openMs());
        }
    }
}
