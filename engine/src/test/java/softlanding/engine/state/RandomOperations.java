package softlanding.engine.state;

import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Plays random operations on a structure and on its naive twin, seed by seed. The number of operations of each seed is
 * the system property {@code softlanding.twinOperations}; the number of seeds is {@code softlanding.twinSeeds}.
 */
public final class RandomOperations
{
    private static final int SEEDS = Integer.getInteger("softlanding.twinSeeds", 20);
    private static final int OPERATIONS = 20_000;

    private RandomOperations()
    {
    }

    /** A structure and its twin. */
    public interface Pair
    {
        /** Applies one random operation to both and compares their answers. */
        void operate();
    }

    /** Plays 20,000 operations of each seed; the whole count, 100,000, is for a night. */
    public static void play(final Function<SplittableRandom, Pair> newPair)
    {
        play(OPERATIONS, newPair);
    }

    /** Plays fewer or more operations of each seed, for a pair whose operations are slow. */
    public static void play(final int operations, final Function<SplittableRandom, Pair> newPair)
    {
        final int count = Integer.getInteger("softlanding.twinOperations", operations);
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            final Pair pair = newPair.apply(new SplittableRandom(seed));
            int operation = 0;
            try
            {
                while (operation < count)
                {
                    pair.operate();
                    operation++;
                }
            }
            catch (final AssertionError | IllegalStateException | IndexOutOfBoundsException failure)
            {
                throw new AssertionError(
                    "seed=" + seed + " operation=" + operation + ": " + failure.getMessage(), failure);
            }
        }
    }
}
