package softlanding.workload.deribit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import softlanding.workload.SeededRandom;
import softlanding.workload.market.Coin;

class BarPathTest
{
    /** A rising bar: 10 down, 50 up, 20 down; a path of 80. */
    private static final Bar RISING = bar(1_000, 1_040, 990, 1_020);

    private static Bar bar(final double open, final double high, final double low, final double close)
    {
        return new Bar(Coin.BTC, false, 0, open, high, low, close);
    }

    @Test
    void shouldGoToTheLowAndThenToTheHighOfARisingBar()
    {
        final BarPath path = BarPath.of(RISING);

        assertEquals(1_000, path.at(RISING, 0));
        assertEquals(990, path.at(RISING, 10 / 80.0), 1e-9);
        assertEquals(1_015, path.at(RISING, 35 / 80.0), 1e-9);
        assertEquals(1_040, path.at(RISING, 60 / 80.0), 1e-9);
        assertEquals(1_020, path.at(RISING, 1));
        // 8 % in steps of a quarter of a per cent.
        assertEquals(32, path.steps());
    }

    @Test
    void shouldGoToTheHighAndThenToTheLowOfAFallingBar()
    {
        final Bar falling = bar(1_020, 1_040, 990, 1_000);
        final BarPath path = BarPath.of(falling);

        assertEquals(1_040, path.at(falling, 20 / 80.0), 1e-9);
        assertEquals(990, path.at(falling, 70 / 80.0), 1e-9);
    }

    @Test
    void shouldLeadAnotherBarThroughItsOwnPricesAtTheSameTimes()
    {
        // The bar falls, but it turns at the same time and place as the leading bar.
        final Bar other = bar(1_010, 1_050, 980, 1_000);
        final BarPath path = BarPath.of(RISING);

        assertEquals(1_010, path.at(other, 0));
        assertEquals(980, path.at(other, 10 / 80.0), 1e-9);
        assertEquals(1_050, path.at(other, 60 / 80.0), 1e-9);
        assertEquals(1_000, path.at(other, 1));
    }

    @Test
    void shouldStandStillInABarThatDoes()
    {
        final Bar still = bar(1_000, 1_000, 1_000, 1_000);

        assertEquals(1, BarPath.of(still).steps());
        assertEquals(1_000, BarPath.of(still).at(still, 0.5));
    }

    @Test
    void shouldNeverLeaveTheBarNorTakeAStepOfMoreThanAQuarterOfAPerCent()
    {
        for (long seed = 0; seed < 1_000; seed++)
        {
            final SeededRandom random = SeededRandom.of(1, seed);
            final double low = random.between(900, 1_000);
            final double high = low + random.between(0, 60);
            final Bar bar = bar(random.between(low, high), high, low, random.between(low, high));
            final BarPath path = BarPath.of(bar);
            double before = bar.open();
            for (int step = 1; step <= path.steps(); step++)
            {
                final double price = path.at(bar, step / (double)path.steps());
                assertTrue(price >= low - 1e-9 && price <= high + 1e-9, "seed=" + seed + " price=" + price);
                assertTrue(
                    StrictMath.abs(price - before) <= 0.0025 * bar.open() + 1e-9, "seed=" + seed + " step=" + step);
                before = price;
            }
            assertEquals(bar.close(), before, 1e-9, "seed=" + seed);
        }
    }
}
