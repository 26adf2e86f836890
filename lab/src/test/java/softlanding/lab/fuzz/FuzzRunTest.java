package softlanding.lab.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For more seeds run {@code scripts/softlanding simulate --fuzz --seeds N}. */
class FuzzRunTest
{
    private static final int SEEDS = Integer.getInteger("softlanding.fuzzSeeds", 12);

    /** Each of these seeds once broke a bound. */
    private static final long[] ONCE_BROKEN = {1_421};

    static LongStream seeds()
    {
        return LongStream.concat(LongStream.rangeClosed(1, SEEDS), LongStream.of(ONCE_BROKEN));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNeverBeStoppedByAValidEventWhateverItsAmounts(final long seed)
    {
        assertEquals(
            List.of(), new FuzzRun(seed).run(), "reproduce: scripts/softlanding simulate --fuzz --seed " + seed);
    }

    @Test
    void shouldMakeOrdersOfItsVenues()
    {
        int orders = 0;
        for (long seed = 1; seed <= 5; seed++)
        {
            final FuzzRun run = new FuzzRun(seed);
            run.run();
            orders += run.orders();
            assertTrue(run.mostEvaluations() <= FuzzRun.MAX_EVALUATIONS, "evaluations " + run.mostEvaluations());
        }
        assertTrue(orders > 20, "a venue without orders shows nothing: " + orders);
    }
}
