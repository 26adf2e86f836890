package softlanding.perf.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RatioIntervalTest
{
    @Test
    void shouldHaveNoWidthWhenEveryPairAgrees()
    {
        final double[] ratios = new double[15];
        Arrays.fill(ratios, 1.25);

        assertEquals(new RatioInterval(15, 1.25, 1.25, 1.25), RatioInterval.of(ratios, 1));
    }

    @Test
    void shouldNotBeMovedByOnePairThatWentWrong()
    {
        final double[] ratios = {1.0, 1.01, 0.99, 1.02, 0.98, 1.0, 1.01, 0.99, 1.02, 0.98, 1.0, 1.01, 0.99, 1.02, 400};

        final RatioInterval interval = RatioInterval.of(ratios, 1);

        assertEquals(1.0, interval.median());
        assertTrue(interval.high() < 1.03, interval::toString);
    }

    @Test
    void shouldHoldTheTrueMedianInNineteenOfTwentyRuns()
    {
        final Random random = new Random(7);
        int holds = 0;
        for (int run = 0; run < 200; run++)
        {
            final double[] ratios = random.doubles(15).map(draw -> 1.5 + draw).toArray();
            final RatioInterval interval = RatioInterval.of(ratios, run);
            holds += interval.low() <= 2.0 && 2.0 <= interval.high() ? 1 : 0;
        }

        // The bootstrap of a median gives slightly too narrow intervals for few pairs.
        assertTrue(holds >= 180, "the interval held the median " + holds + " times of 200");
    }

    @Test
    void shouldDrawTheSameForTheSameSeed()
    {
        final double[] ratios = new Random(3).doubles(15).toArray();

        assertEquals(RatioInterval.of(ratios, 5), RatioInterval.of(ratios, 5));
    }
}
