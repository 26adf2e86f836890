package softlanding.workload.deribit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import softlanding.codecs.test.SharedFolder;
import softlanding.workload.StreamLedger;
import softlanding.workload.account.AccountKind;
import softlanding.workload.account.Ratios;
import softlanding.workload.market.BlackFormula;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Coin;
import softlanding.workload.market.ContractKind;

/** Tests the importer with the recorded fall of February 2026. */
class DeribitRecordingTest
{
    private static final double MS_PER_YEAR = 365.0 * 86_400_000;

    private static List<Path> files(final String folder, final String start) throws IOException
    {
        try (Stream<Path> files = Files.list(SharedFolder.require(folder)))
        {
            return files.filter(file -> file.getFileName().toString().startsWith(start)).sorted().toList();
        }
    }

    private static List<Path> chains(final String start) throws IOException
    {
        return files("data/deribit-chain-2026", "chain_6hourly_" + start);
    }

    @Test
    void shouldStreamTheWholeFallAndEndangerAccounts() throws IOException
    {
        final List<Path> bars = files("data/btc-eth-crash-windows", "2026-02-05_");
        final StreamLedger ledger = new StreamLedger();
        final double[] spot = {0, 0, 0};
        final double[] leap = {0};
        final ImportReport report =
            new DeribitImport(new ImportSettings(chains("2026"), bars, 300, 1)).run((buffer, offset, length) ->
            {
                ledger.onEvent(buffer, offset, length);
                for (final Coin coin : Coin.values())
                {
                    final int id = coin.underlyingId();
                    final double before = spot[id];
                    spot[id] = ledger.count("SpotPriceChanged") > id ? ledger.market.spot(id) : 0;
                    leap[0] = before > 0 ? StrictMath.max(leap[0], StrictMath.abs(spot[id] / before - 1)) : leap[0];
                }
            });

        assertEquals(63, report.snapshots());
        assertEquals(4 * 4_608, report.bars());
        assertEquals(Map.of(), report.skipped());
        assertTrue(report.events() > 200_000 && report.events() < 400_000, "events=" + report.events());
        // The allowed move of a calm market between full hours plus one step. Bars without steps jump by 2.5 %.
        assertTrue(leap[0] < 0.005 + 0.0025, "leap=" + leap[0]);
        assertEquals(301, ledger.accounts.size());
        assertTrue(ledger.count("ExpirySettled") >= 2 * 15, ledger.counts::toString);
        ledger.assertPositionsSumToZero();
    }

    @Test
    void shouldPutASubstantialShareOfAccountsInDangerByTheSixthOfFebruary() throws IOException
    {
        final List<Path> files = Stream.of("2026-01-28", "2026-02-05", "2026-02-06")
            .flatMap(day -> unchecked(day).stream()).toList();
        final List<Path> bars = files("data/btc-eth-crash-windows", "2026-02-05_");
        final StreamLedger ledger = new StreamLedger();
        final double[] worst = {0, 0};
        final int[] checkedSettlements = {0};
        new DeribitImport(new ImportSettings(files, bars, 400, 2)).run((buffer, offset, length) ->
        {
            ledger.onEvent(buffer, offset, length);
            if (ledger.accounts.size() == 401 && ledger.count("ExpirySettled") > checkedSettlements[0])
            {
                checkedSettlements[0] = ledger.count("ExpirySettled");
                final NavigableMap<Long, Double> ratios = Ratios.of(ledger);
                worst[0] = worst[0] == 0 ? 1 + Ratios.shareBelow(ratios, 1.05) : worst[0];
                worst[1] = StrictMath.max(worst[1], Ratios.shareBelow(ratios, 1.05));
                assertTrue(ratios.get(AccountKind.HOUSE_ACCOUNT_ID) > 2, "the house must be well capitalised");
            }
        });
        assertTrue(worst[0] < 1.02, "in danger from the start: " + worst[0]);
        assertTrue(worst[1] > 0.2, "in danger in the fall: " + worst[1]);
    }

    private static List<Path> unchecked(final String day)
    {
        try
        {
            return chains(day);
        }
        catch (final IOException unreadable)
        {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void shouldPriceTheRecordedMarksToTheAccuracyThatTheRecordingStates() throws IOException
    {
        final ChainReader reader = new ChainReader(new SkippedRows());
        files("data/deribit-chain-2026", "chain_").forEach(reader::read);
        final double[] errors = reader.snapshots().values().stream()
            .flatMap(NavigableSet::stream).mapToDouble(DeribitRecordingTest::error).sorted().toArray();

        assertEquals(239_370, errors.length);
        assertEquals(152, reader.snapshots().size());
        // Published with the recording: median 6.9e-6, p95 2.5e-4, p99 6.9e-4, max 4.9e-3 coin.
        assertEquals(6.9e-6, errors[errors.length / 2], 0.1e-6);
        assertEquals(2.5e-4, errors[errors.length * 95 / 100], 0.1e-4);
        assertEquals(6.9e-4, errors[errors.length * 99 / 100], 0.1e-4);
        assertEquals(4.9e-3, errors[errors.length - 1], 0.1e-3);
    }

    private static double error(final ChainRow row)
    {
        final double years = (row.expiryMs() - row.tsMs()) / MS_PER_YEAR;
        final double value = BlackFormula.price(
            row.kind() == ContractKind.CALL, row.underlyingPrice(), row.strike(), row.volatility(), years, 0);
        return StrictMath.abs(value / row.underlyingPrice() - row.markPrice());
    }

    /**
     * Compares marks computed from the published forward and volatility with the recorded marks of the last snapshot.
     */
    @Test
    void shouldPublishForwardsAndVolatilitiesThatReproduceTheRecordedMarks() throws IOException
    {
        final Path file = chains("2026-02-05").get(0);
        final ChainReader reader = new ChainReader(new SkippedRows());
        reader.read(file);
        final StreamLedger ledger = new StreamLedger();
        new DeribitImport(new ImportSettings(List.of(file), List.of(), 5, 1)).run(ledger);
        final Map<String, ChainRow> rows = new TreeMap<>();
        reader.snapshots().lastEntry().getValue().forEach(row -> rows.put(key(row), row));
        final double[] errors = ledger.market.instruments().stream()
            .filter(i -> i.kind().isOption() && ledger.market.isLive(i))
            .mapToDouble(i ->
            {
                final Chain chain = ledger.market.chain(i.expiryId());
                final ChainRow row = rows.get(key(
                    Coin.of(i.underlyingId()), chain.expiryNs() / 1_000_000, i.strike() / 1e8, i.kind()));
                final double mark = ledger.market.mark(i, ledger.nowNs) / chain.forward();
                return row == null ? -1 : StrictMath.abs(mark - row.markPrice());
            })
            .filter(error -> error >= 0).sorted().toArray();

        assertTrue(errors.length > 1_000, "options=" + errors.length);
        // The error exceeds the recording's own error, because the forward moves by up to 1 % while a snapshot is
        // collected.
        assertTrue(errors[errors.length / 2] < 1e-3, "median " + errors[errors.length / 2]);
        assertTrue(errors[errors.length - 1] < 1.5e-2, "max " + errors[errors.length - 1]);
    }

    private static String key(final ChainRow row)
    {
        return key(row.coin(), row.expiryMs(), row.strike(), row.kind());
    }

    private static String key(final Coin coin, final long expiryMs, final double strike, final ContractKind kind)
    {
        return coin + " " + expiryMs + " " + strike + " " + kind;
    }

    @Test
    void shouldEmitTheSameBytesForTheSameFilesInAnyOrder() throws IOException
    {
        final List<Path> files = chains("2026-02-0").subList(4, 6);
        assertEquals(
            digest(files, 1), digest(List.of(files.get(1), files.get(0)), 1), "the order of the files matters");
        assertTrue(digest(files, 1) != digest(files, 2), "the seed does not matter");
    }

    private static int digest(final List<Path> files, final long seed)
    {
        final int[] digest = {0};
        new DeribitImport(new ImportSettings(files, List.of(), 20, seed)).run((buffer, offset, length) ->
        {
            final byte[] bytes = new byte[length];
            buffer.getBytes(offset, bytes);
            digest[0] = 31 * digest[0] + Arrays.hashCode(bytes);
        });
        return digest[0];
    }
}
