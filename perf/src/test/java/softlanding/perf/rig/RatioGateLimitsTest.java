package softlanding.perf.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import softlanding.perf.venue.Workload;

class RatioGateLimitsTest
{
    private static final Path RECORDED = Path.of("ratios.properties");

    @TempDir
    private Path folder;

    @Test
    void shouldNotTripAtTheLimitItself() throws IOException
    {
        final RatioGate gate = gate("limit = 2", "fill.1k.engine.floor.engine_p50 = 10");

        assertEquals(List.of(), gate.tripped(result(1_000, Workload.FILL, "engine", 20)));
        assertEquals(1, gate.tripped(result(1_000, Workload.FILL, "engine", Math.nextUp(20.0))).size());
    }

    @Test
    void shouldIgnoreRatiosWithoutARecord() throws IOException
    {
        final RatioGate gate = gate("limit = 2", "fill.1k.engine.floor.engine_p50 = 10");

        assertEquals(List.of(), gate.tripped(result(100_000, Workload.FILL, "engine", 1e9)));
        assertEquals(List.of(), gate.tripped(result(1_000, Workload.CALM_TICK, "engine", 1e9)));
        assertEquals(List.of(), gate.tripped(result(1_000, Workload.FILL, "full_scan", 1e9)));
    }

    @Test
    void shouldNeverTripWhenItIsOpen()
    {
        assertEquals(List.of(), RatioGate.open().tripped(result(1_000, Workload.FILL, "engine", 1e9)));
    }

    @Test
    void shouldNameEachRatioThatTrips() throws IOException
    {
        final RatioGate gate = gate("limit = 1.5", "fill.1k.engine.floor.engine_p50 = 10",
            "fill.1k.engine.floor.latency_p50 = 2");

        final List<String> tripped = gate.tripped(result(1_000, Workload.FILL, "engine", 16));

        assertEquals(2, tripped.size());
        assertTrue(tripped.get(0).contains("fill.1k.engine.floor.engine_p50 is 16.0 to 32.0, beyond 15.0 = 1.5 x 10"),
            tripped.get(0));
        assertTrue(tripped.get(1).contains("latency_p50 is 16.0 to 32.0, beyond 3.00 = 1.5 x 2"), tripped.get(1));
    }

    @Test
    void shouldFailOnARecordThatIsNotANumber() throws IOException
    {
        final RatioGate gate = gate("limit = 2", "fill.1k.engine.floor.engine_p50 = ten");

        assertThrows(NumberFormatException.class,
            () -> gate.tripped(result(1_000, Workload.FILL, "engine", 1)));
    }

    @Test
    void shouldFindARecordForEveryLineOfTheFileInTheRepository() throws IOException
    {
        final Properties recorded = new Properties();
        try (Reader reader = Files.newBufferedReader(RECORDED))
        {
            recorded.load(reader);
        }
        assertEquals(6, recorded.size());
        final RatioGate gate = RatioGate.read(RECORDED);
        int tripped = 0;
        for (final Workload workload : Workload.values())
        {
            tripped += gate.tripped(result(1_000, workload, "engine", 1e9)).size();
        }
        assertEquals(recorded.size() - 1, tripped);
    }

    private RatioGate gate(final String... lines) throws IOException
    {
        return RatioGate.read(Files.write(folder.resolve("ratios"), Arrays.asList(lines)));
    }

    private static CellResult result(
        final int accounts, final Workload workload, final String system, final double low)
    {
        final RatioInterval ratio = new RatioInterval(15, 1.5 * low, low, 2 * low);
        return new CellResult(accounts, workload, List.of(), Turn.histogram(), List.of(
            new Comparison(Comparison.Metric.ENGINE_P50, system, "floor", ratio),
            new Comparison(Comparison.Metric.LATENCY_P50, system, "floor", ratio)));
    }
}
