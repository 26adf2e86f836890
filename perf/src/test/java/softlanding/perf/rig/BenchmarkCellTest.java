package softlanding.perf.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import softlanding.perf.venue.BenchVenue;
import softlanding.perf.venue.Workload;

class BenchmarkCellTest
{
    private static final int PAIRS = 3;
    private static final int ACCOUNTS = 40;
    private static final NodeShape SHAPE = NodeShape.parse("one:yield");

    @TempDir
    private Path folder;

    @Test
    void shouldGiveEverySystemATurnPerRoundAndCompareThemWithTheFloorAndTheEngine()
    {
        try (SystemUnderTest floor = system(EngineVariant.FLOOR, ACCOUNTS);
            SystemUnderTest engine = system(EngineVariant.ENGINE, ACCOUNTS);
            SystemUnderTest small = system(EngineVariant.ENGINE, 10))
        {
            final CellResult result =
                new BenchmarkCell(settings(2_000), Workload.FILL, List.of(floor, engine, small)).measure(ACCOUNTS);

            assertEquals(ACCOUNTS, result.accounts());
            assertEquals(Workload.FILL, result.workload());
            assertEquals(List.of(floor.name(), engine.name(), small.name() + "-" + AccountCount.label(10)),
                result.lanes().stream().map(SystemFigures::name).toList());
            for (final SystemFigures figures : result.lanes())
            {
                assertEquals(PAIRS, figures.slices().size());
                assertEquals(PAIRS, figures.nsPerEventFlooded().length);
                figures.slices().forEach(slice -> assertTrue(slice.getTotalCount() > 0));
            }
            assertTrue(result.hiccups().getTotalCount() > 0);
            assertEquals(9, result.comparisons().size());
            for (int i = 0; i < 8; i++)
            {
                assertEquals(floor.name(), result.comparisons().get(i).base());
                assertEquals(PAIRS, result.comparisons().get(i).ratio().pairs());
            }
            final Comparison last = result.comparisons().get(8);
            assertEquals(Comparison.Metric.ENGINE_MEAN, last.metric());
            assertEquals(engine.name(), last.lane());
            assertEquals(small.name() + "-" + AccountCount.label(10), last.base());
        }
    }

    @Test
    void shouldMeasureBelowTheMaximumARateThatNoSystemCanSustain()
    {
        try (SystemUnderTest floor = system(EngineVariant.FLOOR, ACCOUNTS))
        {
            final int impossible = 200_000_000;

            final CellResult result =
                new BenchmarkCell(settings(impossible), Workload.FILL, List.of(floor)).measure(ACCOUNTS);

            final SystemFigures figures = result.lanes().get(0);
            assertEquals(impossible, figures.rateWanted());
            assertTrue(figures.rateReached() < impossible / 10.0, "rate " + figures.rateReached());
            assertEquals("MISSED_RATE", figures.verdict());
            assertEquals(List.of(), result.comparisons());
        }
    }

    private SystemUnderTest system(final EngineVariant variant, final int accounts)
    {
        return new SystemUnderTest(
            new BenchVenue(), variant, accounts, SHAPE, folder.resolve(variant + "-" + accounts));
    }

    private static RigSettings settings(final int rate)
    {
        return new RigSettings(List.of(ACCOUNTS), List.of(Workload.FILL), List.of(EngineVariant.FLOOR),
            List.of(SHAPE), PAIRS, 20_000_000L, 50_000_000L, rate, 1);
    }
}
