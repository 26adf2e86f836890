package softlanding.perf.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import softlanding.perf.venue.Workload;

class RatioGateTest
{
    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void record() throws IOException
    {
        file = Files.writeString(folder.resolve("ratios"), "limit = 2\nfill.1k.engine.floor.engine_p50 = 10\n");
    }

    @Test
    void shouldTripOnlyWhenTheWholeIntervalIsBeyondTheLimit() throws IOException
    {
        final RatioGate gate = RatioGate.read(file);

        assertEquals(List.of(), gate.tripped(result(19.9, 60)));

        final List<String> tripped = gate.tripped(result(20.1, 60));
        assertEquals(1, tripped.size());
        assertTrue(tripped.get(0).contains("fill.1k.engine.floor.engine_p50 is 20.1 to 60"), tripped.get(0));
    }

    @Test
    void shouldRefuseAFileWithoutALimit() throws IOException
    {
        Files.writeString(file, "fill.1k.engine.floor.engine_p50 = 10\n");

        assertThrows(IllegalArgumentException.class, () -> RatioGate.read(file));
    }

    private static CellResult result(final double low, final double high)
    {
        final RatioInterval ratio = new RatioInterval(15, (low + high) / 2, low, high);
        return new CellResult(1_000, Workload.FILL, List.of(), Turn.histogram(), List.of(
            new Comparison(Comparison.Metric.ENGINE_P50, "engine", "floor", ratio),
            new Comparison(Comparison.Metric.LATENCY_P50, "engine", "floor", ratio)));
    }
}
