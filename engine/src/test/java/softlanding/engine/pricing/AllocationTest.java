package softlanding.engine.pricing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class AllocationTest
{
    private static final int COUNT = 2_000;
    private static final int SCENARIOS = 34;

    private final OptionArrays arrays = new OptionArrays(OptionArrays.random(5L, COUNT));
    private final ScenarioKernel kernel = new ScenarioKernel(SCENARIOS);
    private double sum;

    @Test
    void shouldAllocateNothingWhileItPrices()
    {
        final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
        priceEverything();
        final long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 20; i++)
        {
            priceEverything();
        }
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 1_024, () -> "allocated bytes: " + allocated + ", sum: " + sum);
    }

    private void priceEverything()
    {
        kernel.values(40, arrays.strikes, arrays.strikes, 0.1, 1.0, SCENARIOS, arrays.forwards, arrays.forwards,
            arrays.volatilities, arrays.prices, 0, arrays.deltas, 0);
        for (int i = 0; i < COUNT; i++)
        {
            sum += Black76.price(true, arrays.forwards[i], arrays.strikes[i], 0.5, arrays.years[i], 1.0);
            sum += Black76.delta(true, arrays.forwards[i], arrays.strikes[i], 0.5, arrays.years[i], 1.0);
            sum += Black76.gamma(arrays.forwards[i], arrays.strikes[i], 0.5, arrays.years[i], 1.0);
            sum += Black76.vega(arrays.forwards[i], arrays.strikes[i], 0.5, arrays.years[i], 1.0);
            sum += Black76.theta(true, arrays.forwards[i], arrays.strikes[i], 0.5, arrays.years[i], 1.0, 0.01);
            sum += NormalDistribution.cumulative(arrays.years[i]);
        }
    }
}
