package softlanding.perf.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CounterComparisonTest
{
    @Test
    void shouldFailOnAnyGrowthAndNameBothNumbers()
    {
        final CounterComparison comparison =
            CounterComparison.of(Map.of("pivots", 100L, "bytes", 0L), Map.of("pivots", 101L, "bytes", 0L));

        assertEquals(1, comparison.failures().size());
        assertTrue(comparison.failures().get(0).startsWith("counter pivots has grown: recorded 100, now 101"));
    }

    @Test
    void shouldPassWhatHasShrunkAndSaySo()
    {
        final CounterComparison comparison = CounterComparison.of(Map.of("pivots", 100L), Map.of("pivots", 99L));

        assertEquals(0, comparison.failures().size());
        assertEquals(1, comparison.news().size());
    }

    @Test
    void shouldFailOnAnyDifferenceWhenExact()
    {
        assertEquals(1, CounterComparison.of(Map.of("pivots", 100L), Map.of("pivots", 99L), true).failures().size());
        assertEquals(1, CounterComparison.of(Map.of("pivots", 100L), Map.of("pivots", 101L), true).failures().size());
        assertEquals(0, CounterComparison.of(Map.of("pivots", 100L), Map.of("pivots", 100L), true).failures().size());
    }

    @Test
    void shouldFailWhenACounterAppearsOrDisappears()
    {
        assertEquals(1, CounterComparison.of(Map.of(), Map.of("pivots", 0L)).failures().size());
        assertEquals(1, CounterComparison.of(Map.of("pivots", 0L), Map.of()).failures().size());
    }
}
