package softlanding.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

class BisectionTest
{
    private int asked;

    private LongPredicate counted(final LongPredicate predicate)
    {
        asked = 0;
        return number ->
        {
            asked++;
            return predicate.test(number);
        };
    }

    @Test
    void shouldFindWhatAWalkFinds()
    {
        final SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 5_000; i++)
        {
            final long from = random.nextInt(-1, 30);
            final long to = from + random.nextInt(1, 100);
            final long threshold = random.nextLong(from + 1, to + 1);

            assertEquals(threshold, Bisection.least(from, to, counted(number -> number >= threshold)));
            assertTrue(asked <= 7, "asked " + asked);
            assertEquals(threshold - 1, Bisection.most(from, to, counted(number -> number < threshold)));
            assertTrue(asked <= 7, "asked " + asked);
            assertEquals(threshold, Bisection.top(from + 1, to, counted(number -> number < threshold)));
            assertTrue(asked <= 7, "asked " + asked);
        }
    }

    @Test
    void shouldNotAskForTheEnds()
    {
        final LongPredicate never = counted(number -> true);

        assertEquals(8, Bisection.least(7, 8, never));
        assertEquals(7, Bisection.most(7, 8, never));
        assertEquals(8, Bisection.top(8, 8, never));
        assertEquals(0, asked);
    }

    @Test
    void shouldEndAtAChangeOfAPredicateThatIsNotMonotone()
    {
        final SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 2_000; i++)
        {
            final long mask = (random.nextLong() & ~1L) | Long.MIN_VALUE;
            final LongPredicate bit = number -> ((mask >>> number) & 1) == 1;

            final long least = Bisection.least(0, 63, bit);
            assertTrue(bit.test(least) && !bit.test(least - 1), "mask=" + mask);
        }
    }
}
