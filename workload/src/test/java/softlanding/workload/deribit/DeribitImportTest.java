package softlanding.workload.deribit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import softlanding.workload.FixedPoint;
import softlanding.workload.StreamLedger;
import softlanding.workload.account.Ratios;
import softlanding.workload.market.Chain;

class DeribitImportTest
{
    private static final String CHAIN_HEADER = "ts_ms,instrument,currency,type,strike,expiry_ms,underlying_name," +
        "underlying_price,index_price,mark_price,mark_iv,bid,ask,delta,vega,open_interest,volume_24h\n";
    private static final String BAR_HEADER = "ts_ms,open,high,low,close,volume\n";
    private static final long HOUR_MS = 3_600_000;
    private static final long DAY_MS = 24 * HOUR_MS;
    private static final long START_MS = 1_769_558_400_000L;
    private static final long NEAR_MS = START_MS + 8 * HOUR_MS;
    private static final long FAR_MS = START_MS + 30 * DAY_MS + 8 * HOUR_MS;

    @TempDir
    private Path folder;
    private final StreamLedger ledger = new StreamLedger();

    /** One row of a chain: forward 1 % above the index, volatility 50 %. */
    private static String row(
        final long tsMs, final String type, final long strike, final long expiryMs, final double index)
    {
        return tsMs + ",BTC-X,BTC," + type + "," + strike + "," + expiryMs + ",X," + index * 1.01 + "," + index +
            ",0.05,0.5,0.049,0.051,0,0,500,1\n";
    }

    private static String chain(final long tsMs, final double index, final long... expiries)
    {
        final StringBuilder rows = new StringBuilder();
        for (final long expiryMs : expiries)
        {
            for (long strike = 70_000; strike <= 110_000; strike += 5_000)
            {
                rows.append(row(tsMs, "C", strike, expiryMs, index)).append(row(tsMs, "P", strike, expiryMs, index));
            }
        }
        return rows.toString();
    }

    private Path chainFile(final String name, final String... rows) throws IOException
    {
        return Files.writeString(folder.resolve(name), CHAIN_HEADER + String.join("", rows));
    }

    private Path barFile(final String name, final String... rows) throws IOException
    {
        return Files.writeString(folder.resolve(name), BAR_HEADER + String.join("", rows));
    }

    private static String bar(final long openMs, final double low, final double high)
    {
        return openMs + "," + low + "," + high + "," + low + "," + high + ",1\n";
    }

    private ImportReport run(final List<Path> chains, final List<Path> bars)
    {
        return new DeribitImport(new ImportSettings(chains, bars, 3, 1)).run(ledger);
    }

    @Test
    void shouldListMarkAndSeedFromTheFirstSnapshot() throws IOException
    {
        final ImportReport report =
            run(List.of(chainFile("c.csv", chain(START_MS, 90_000, NEAR_MS, FAR_MS))), List.of());

        assertEquals(36, report.options());
        assertEquals(Map.of(), report.skipped());
        assertEquals(4, ledger.accounts.size());
        ledger.assertPositionsSumToZero();
        final Chain far = ledger.market.chain(2);
        assertEquals(FAR_MS * 1_000_000, far.expiryNs());
        assertEquals(90_900, far.forward(), 1e-6);
        assertEquals(0.5, far.strike(90_000 * FixedPoint.ONE).volatility());
        assertTrue(ledger.accounts.get(2L).positions.keySet().stream()
            .allMatch(id -> ledger.market.instrument(id).expiryId() != 1), "expires too soon");
        assertEquals(report.events(), ledger.counts.values().stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void shouldFundEveryAccountAboveItsEstimatedNeed() throws IOException
    {
        final Path file = chainFile("c.csv", chain(START_MS, 90_000, FAR_MS, FAR_MS + 30 * DAY_MS));
        new DeribitImport(new ImportSettings(List.of(file), List.of(), 200, 1)).run(ledger);

        assertEquals(201, ledger.accounts.size());
        Ratios.of(ledger).forEach((id, ratio) -> assertTrue(ratio > 1.1, "accountId=" + id + " ratio=" + ratio));
    }

    @Test
    void shouldReadGzipAndFilesInAnyOrder() throws IOException
    {
        final Path late = folder.resolve("late.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(late)))
        {
            final String text = CHAIN_HEADER + chain(START_MS + HOUR_MS, 91_000, FAR_MS);
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        final Path early = chainFile("early.csv", chain(START_MS, 90_000, FAR_MS));

        final ImportReport report = run(List.of(late, early), List.of());

        assertEquals(2, report.snapshots());
        assertEquals(91_000, ledger.market.spot(1));
    }

    @Test
    void shouldTakeTheMedianIndexAndEachRowsOwnRatioWhereASnapshotDrifts() throws IOException
    {
        final StringBuilder rows = new StringBuilder();
        double index = 90_000;
        for (long strike = 70_000; strike <= 110_000; strike += 5_000)
        {
            rows.append(row(START_MS, "C", strike, FAR_MS, index)).append(row(START_MS, "P", strike, FAR_MS, index));
            index += 100;
        }
        run(List.of(chainFile("c.csv", rows.toString())), List.of());

        assertEquals(90_400, ledger.market.spot(1), 1e-6);
        assertEquals(90_400 * 1.01, ledger.market.chain(1).forward(), 0.01);
    }

    @Test
    void shouldMoveForwardsWithBarsHourlyWhenCalmAndInStepsWhenFast() throws IOException
    {
        final StringBuilder bars = new StringBuilder();
        for (int i = 0; i < 24; i++)
        {
            bars.append(bar(START_MS + i * 300_000L, 90_000, i < 12 ? 90_100 : 92_000));
        }
        run(
            List.of(chainFile("c.csv", chain(START_MS, 90_000, FAR_MS))),
            List.of(barFile("x_btcusdt_spot_5m.csv", bars.toString())));

        // The snapshot, one full hour of calm, twelve fast bars that rise by 2.2 %, so by at most 0.25 % in 9 steps.
        assertEquals(2 + 12 * 9, ledger.count("SpotPriceChanged"));
        assertEquals(2 + 12 * 9, ledger.count("ForwardPriceChanged"));
        assertEquals(92_000 * 1.01, ledger.market.chain(1).forward(), 0.01);
        assertEquals(12 * 9, ledger.count("TimeAdvanced"));
        assertEquals((START_MS + 24 * 300_000L) * 1_000_000, ledger.nowNs);
    }

    @Test
    void shouldVisitTheExtremesOfAFastBarInStepsBeforeItsClose() throws IOException
    {
        final List<Double> spots = new ArrayList<>();
        final List<Double> perpetuals = new ArrayList<>();
        final List<Long> times = new ArrayList<>();
        final Path chains = chainFile("c.csv", chain(START_MS, 90_000, FAR_MS));
        final Path spot = barFile("btc-spot.csv", START_MS + ",90000,90300,87000,89000,1\n");
        final Path perpetual = barFile("btc-perp.csv", START_MS + ",90010,90200,86000,89020,1\n");
        new DeribitImport(new ImportSettings(List.of(chains), List.of(spot, perpetual), 3, 1)).run(
            (buffer, offset, length) ->
            {
                final int before = ledger.count("PerpetualPriceChanged");
                ledger.onEvent(buffer, offset, length);
                if (ledger.count("PerpetualPriceChanged") > before && ledger.nowNs > START_MS * 1_000_000)
                {
                    spots.add(ledger.market.spot(1));
                    perpetuals.add(ledger.market.mark(ledger.market.instrument(1), ledger.nowNs));
                    times.add(ledger.nowNs);
                }
            });

        // A falling bar: up by 300, down by 3,300, up by 2,000; 5,600 of 90,000 in steps of at most 225.
        assertEquals(25, spots.size());
        for (int i = 1; i < spots.size(); i++)
        {
            assertTrue(StrictMath.abs(spots.get(i) - spots.get(i - 1)) <= 225, spots::toString);
            assertTrue(times.get(i) > times.get(i - 1), times::toString);
        }
        final double high = Collections.max(spots);
        final double low = Collections.min(spots);
        assertTrue(high > 90_300 - 225 && high <= 90_300, spots::toString);
        assertTrue(low < 87_000 + 225 && low >= 87_000, spots::toString);
        assertTrue(spots.indexOf(high) < spots.indexOf(low), "a falling bar was at its high first");
        assertEquals(spots.indexOf(low), perpetuals.indexOf(Collections.min(perpetuals)), "the two turn together");
        assertEquals(89_000, spots.get(24));
        assertEquals(89_020, perpetuals.get(24));
        assertEquals((START_MS + 300_000) * 1_000_000, times.get(24));
    }

    @Test
    void shouldGiveThePerpetualItsOwnBars() throws IOException
    {
        run(
            List.of(chainFile("c.csv", chain(START_MS, 90_000, FAR_MS))),
            List.of(
                barFile("btc-spot.csv", bar(START_MS, 90_000, 92_000)),
                barFile("btc-perp.csv", bar(START_MS, 90_000, 92_500))));

        assertEquals(92_000, ledger.market.spot(1));
        assertEquals(92_500, ledger.market.mark(ledger.market.instrument(1), ledger.nowNs));
    }

    @Test
    void shouldSettleAtTheLastSpotAndNameTheExpiryNoMore() throws IOException
    {
        final List<String> settlements = new ArrayList<>();
        final Path late = chainFile("b.csv", chain(NEAR_MS + HOUR_MS, 80_000, FAR_MS));
        final Path early = chainFile("a.csv", chain(START_MS, 90_000, NEAR_MS, FAR_MS));
        final Path bars =
            barFile("btc.csv", bar(NEAR_MS - 300_000, 88_000, 88_001), bar(NEAR_MS, 70_000, 70_001));

        new DeribitImport(new ImportSettings(List.of(late, early), List.of(bars), 3, 1)).run(
            (buffer, offset, length) ->
            {
                ledger.onEvent(buffer, offset, length);
                if (ledger.count("ExpirySettled") > settlements.size())
                {
                    settlements.add(ledger.nowNs + " " + ledger.market.spot(1));
                }
            });

        assertEquals(List.of(NEAR_MS * 1_000_000 + " 88001.0"), settlements);
    }

    @Test
    void shouldListWhatAppearsLaterWhenItIsFirstSeen() throws IOException
    {
        final long newMs = START_MS + 60 * DAY_MS;
        run(List.of(chainFile(
            "c.csv",
            chain(START_MS, 90_000, FAR_MS),
            chain(START_MS + HOUR_MS, 90_000, FAR_MS, newMs),
            row(START_MS + HOUR_MS, "C", 120_000, FAR_MS, 90_000))), List.of());

        assertEquals(18 + 18 + 1, ledger.count("OptionListed"));
        assertEquals(newMs * 1_000_000, ledger.market.chain(2).expiryNs());
        assertNotNull(ledger.market.chain(1).strike(120_000 * FixedPoint.ONE).call());
        // The volatilities of the first snapshot did not change in the second.
        assertEquals(9 + 9 + 1, ledger.count("VolatilityChanged"));
    }

    @ParameterizedTest
    @CsvSource({
        "BTC,C,x,100000,0.5,0.04,0.06,UNPARSABLE",
        "BTC,C,100000,NaN,0.5,0.04,0.06,UNPARSABLE",
        "BTC,C,100000,90000,0.5,0.04,zero,UNPARSABLE",
        "BTC,X,100000,90000,0.5,0.04,0.06,UNPARSABLE",
        "SOL,C,100000,90000,0.5,0.04,0.06,UNPARSABLE",
        "BTC,C,-100000,90000,0.5,0.04,0.06,NOT_POSITIVE",
        "BTC,C,100000,0,0.5,0.04,0.06,NOT_POSITIVE",
        "BTC,C,100000,90000,0,0.04,0.06,NOT_POSITIVE",
        "BTC,C,100000,90000,0.5,-0.04,0.06,NOT_POSITIVE",
        "BTC,C,100000,90000,0.5,0.07,0.06,CROSSED",
    })
    void shouldSkipAndCountABadRow(
        final String currency,
        final String type,
        final String strike,
        final String underlying,
        final String volatility,
        final String bid,
        final String ask,
        final RowFault fault) throws IOException
    {
        final String bad = String.join(
            ",", START_MS + "", "I", currency, type, strike, FAR_MS + "", "X", underlying, "90000", "0.05", volatility,
            bid, ask, "0", "0", "1", "1");

        final ImportReport report =
            run(List.of(chainFile("c.csv", bad + "\n", chain(START_MS, 90_000, FAR_MS))), List.of());

        assertEquals(Map.of(fault, 1L), report.skipped());
        assertTrue(report.examples().get(0).contains("c.csv, line 2: "), report.examples()::toString);
        assertEquals(18, report.options());
    }

    @Test
    void shouldSkipExpiredDuplicateAndShortRows() throws IOException
    {
        final ImportReport report = run(List.of(chainFile(
            "c.csv",
            chain(START_MS, 90_000, FAR_MS),
            row(START_MS, "C", 90_000, START_MS, 90_000),
            row(START_MS, "C", 90_000, FAR_MS, 90_000),
            START_MS + ",BTC,C\n")), List.of());

        assertEquals(
            Map.of(RowFault.EXPIRED, 1L, RowFault.DUPLICATE, 1L, RowFault.UNPARSABLE, 1L), report.skipped());
    }

    @Test
    void shouldSkipBarsThatCannotBe() throws IOException
    {
        final ImportReport report = run(
            List.of(chainFile("c.csv", chain(START_MS, 90_000, FAR_MS))),
            List.of(barFile(
                "btc.csv",
                bar(START_MS, 90_000, 90_010),
                START_MS + 300_000 + ",90000,89000,91000,90000,1\n",
                START_MS + 600_000 + ",0,89000,91000,90000,1\n")));

        assertEquals(Map.of(RowFault.CROSSED, 1L, RowFault.NOT_POSITIVE, 1L), report.skipped());
        assertEquals(1, report.bars());
    }

    @Test
    void shouldNameFileLineAndReasonOfAFileItCannotUse() throws IOException
    {
        final Path good = chainFile("good.csv", chain(START_MS, 90_000, FAR_MS));
        assertRefused("absent.csv, line 1: cannot be read", List.of(folder.resolve("absent.csv")), List.of());
        assertRefused("foreign.csv, line 1: column ts_ms is missing",
            List.of(Files.writeString(folder.resolve("foreign.csv"), "a,b\n1,2\n")), List.of());
        assertRefused("line 1: cannot be read",
            List.of(Files.writeString(folder.resolve("plain.csv.gz"), CHAIN_HEADER)), List.of());
        assertRefused("no usable row", List.of(chainFile("empty.csv")), List.of());
        assertRefused("either btc or eth", List.of(good), List.of(barFile("sol.csv", bar(START_MS, 1, 2))));
        assertRefused("column open is missing",
            List.of(good), List.of(Files.copy(good, folder.resolve("btc-chain.csv"))));
        assertEquals(Map.of(), ledger.counts, "something was emitted before the files were read");
    }

    @Test
    void shouldSkipAByteOrderMarkInEveryFile() throws IOException
    {
        final Path plain = Files.writeString(
            folder.resolve("a.csv"), "\uFEFF" + CHAIN_HEADER + chain(START_MS, 90_000, FAR_MS));
        final Path packed = folder.resolve("b.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed)))
        {
            final String text = "\uFEFF" + CHAIN_HEADER + chain(START_MS + HOUR_MS, 91_000, FAR_MS);
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        final Path bars =
            Files.writeString(folder.resolve("btc.csv"), "\uFEFF" + BAR_HEADER + bar(START_MS, 90_000, 90_010));

        final ImportReport report = run(List.of(plain, packed), List.of(bars));

        assertEquals(2, report.snapshots());
        assertEquals(1, report.bars());
        assertEquals(Map.of(), report.skipped());
    }

    @Test
    void shouldUnderstandVolatilitiesInPerCent() throws IOException
    {
        final Path perCent =
            chainFile("per-cent.csv", chain(START_MS, 90_000, FAR_MS).replace(",0.05,0.5,", ",0.05,50,"));
        final Path fractions = chainFile("fractions.csv", chain(START_MS + HOUR_MS, 90_000, FAR_MS));

        final ImportReport report = run(List.of(perCent, fractions), List.of());

        assertEquals(0.5, ledger.market.chain(1).strike(90_000 * FixedPoint.ONE).volatility());
        assertEquals(9, ledger.count("VolatilityChanged"), "the two files say the same");
        assertEquals(1, report.notes().size());
        assertTrue(report.notes().get(0).contains("per-cent.csv: mark_iv is in per cent"), report.notes()::toString);
    }

    @ParameterizedTest
    @CsvSource({"50", "10.1"})
    void shouldSkipARowWhoseVolatilityIsInAnotherUnitThanTheFile(final String volatility) throws IOException
    {
        final String odd = row(START_MS, "C", 120_000, FAR_MS, 90_000).replace(",0.05,0.5,", ",0.05," + volatility + ",");

        final ImportReport report = run(List.of(chainFile("c.csv", chain(START_MS, 90_000, FAR_MS), odd)), List.of());

        assertEquals(Map.of(RowFault.OUT_OF_RANGE, 1L), report.skipped());
    }

    @Test
    void shouldSkipNumbersAndTimesThatNoEventCanCarry() throws IOException
    {
        final ImportReport report = run(List.of(chainFile(
            "c.csv",
            chain(START_MS, 90_000, FAR_MS),
            row(START_MS, "C", 2_000_000_000, FAR_MS, 90_000),
            row(START_MS, "C", 90_000, 9_000_000_000_000_000L, 90_000),
            row(START_MS, "C", 90_000, FAR_MS, 1e300))), List.of());

        assertEquals(Map.of(RowFault.OUT_OF_RANGE, 3L), report.skipped());
    }

    @Test
    void shouldSayWhyNoAccountCanBeMadeFromOneExpiryThatIsNear() throws IOException
    {
        final Path near = chainFile("near.csv", chain(START_MS, 90_000, NEAR_MS));
        final ImportException refused = assertThrows(ImportException.class, () -> run(List.of(near), List.of()));
        assertTrue(refused.getMessage().startsWith("no account can be made: no expiry at least 6 days away"),
            refused.getMessage());

        final ImportReport report =
            new DeribitImport(new ImportSettings(List.of(near), List.of(), 0, 1)).run(new StreamLedger());
        assertEquals(18, report.options());
    }

    private void assertRefused(final String reason, final List<Path> chains, final List<Path> bars)
    {
        final ImportException refused = assertThrows(ImportException.class, () -> run(chains, bars));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
        assertNotNull(refused.file());
    }
}
