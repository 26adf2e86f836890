package softlanding.workload.deribit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import softlanding.workload.market.Coin;
import softlanding.workload.market.ContractKind;

/** Reads any number of option-chain files in any order into snapshots by time. */
final class ChainReader
{
    private static final List<String> COLUMNS = List.of(
        "ts_ms", "currency", "type", "strike", "expiry_ms", "underlying_price", "index_price",
        "mark_price", "mark_iv", "bid", "ask", "open_interest");

    private final NavigableMap<Long, NavigableSet<ChainRow>> snapshots = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private final SkippedRows skipped;

    ChainReader(final SkippedRows skipped)
    {
        this.skipped = skipped;
    }

    void read(final Path file)
    {
        final VolatilityUnit unit = VolatilityUnit.of(file, COLUMNS);
        if (unit.isPerCent())
        {
            notes.add(file + ": mark_iv is in per cent; divided by 100");
        }
        CsvTable.read(file, COLUMNS, csv -> onRow(csv, unit), skipped);
    }

    /** Returns what was understood in a way that the user should know. */
    List<String> notes()
    {
        return notes;
    }

    /** Returns rows by the start of their snapshot in milliseconds; a snapshot is in the order of its instruments. */
    NavigableMap<Long, NavigableSet<ChainRow>> snapshots()
    {
        return snapshots;
    }

    private void onRow(final CsvRow csv, final VolatilityUnit unit) throws BadRowException
    {
        final ChainRow row = parse(csv, unit);
        if (row.expiryMs() <= row.tsMs())
        {
            throw new BadRowException(RowFault.EXPIRED, "expiry_ms=" + row.expiryMs() + " ts_ms=" + row.tsMs());
        }
        if (row.bid() > row.ask())
        {
            throw new BadRowException(RowFault.CROSSED, "bid=" + row.bid() + " ask=" + row.ask());
        }
        if (!snapshots.computeIfAbsent(row.tsMs(), ts -> new TreeSet<>()).add(row))
        {
            throw new BadRowException(RowFault.DUPLICATE, "ts_ms=" + row.tsMs() + " strike=" + row.strike());
        }
    }

    private static ChainRow parse(final CsvRow csv, final VolatilityUnit unit) throws BadRowException
    {
        return new ChainRow(
            csv.millis("ts_ms"),
            coin(csv.text("currency")),
            kind(csv.text("type")),
            csv.positive("strike"),
            csv.millis("expiry_ms"),
            csv.positive("underlying_price"),
            csv.positive("index_price"),
            csv.notNegative("mark_price"),
            unit.read(csv),
            csv.quote("bid"),
            csv.quote("ask"),
            csv.notNegative("open_interest"));
    }

    private static Coin coin(final String currency) throws BadRowException
    {
        return switch (currency)
        {
            case "BTC" -> Coin.BTC;
            case "ETH" -> Coin.ETH;
            default -> throw new BadRowException(RowFault.UNPARSABLE, "currency=" + currency);
        };
    }

    private static ContractKind kind(final String type) throws BadRowException
    {
        return switch (type)
        {
            case "C" -> ContractKind.CALL;
            case "P" -> ContractKind.PUT;
            default -> throw new BadRowException(RowFault.UNPARSABLE, "type=" + type);
        };
    }
}
