package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.screening.proof.Levels;
import softlanding.engine.screening.proof.LocalProof;
import softlanding.engine.state.RandomOperations;

class LocalProofsTest
{
    private static final int MARKS = 20;
    private static final int ENTRIES = 16;

    @Test
    void shouldSayHowFarPricesCanMoveFromWhereTheyStand()
    {
        final Shares shares = new Shares("width of all prices");
        RandomOperations.play(1_500, random -> new ProofsAndMap(random, shares));
        shares.assertMedianAbove(0.95, 100);
    }

    @Test
    void shouldKeepOneProofForEachRecord()
    {
        final int entries = 4_096;
        final Levels levels = new Levels(1, 1, true);
        final LocalProofs proofs = new LocalProofs(levels, entries);
        final LocalProof localProof = new LocalProof();
        localProof.begin(1);
        int kept = 0;
        while (proofs.add(kept, localProof))
        {
            kept++;
        }
        assertEquals(1_024 + entries / 32, kept);
        assertEquals(0, proofs.roomLeft());
        proofs.remove(7);
        proofs.remove(7);
        assertEquals(1.0 / kept, proofs.roomLeft(), 1e-12);
        assertTrue(proofs.add(kept, localProof));
        assertFalse(proofs.add(7, localProof));
        assertFalse(proofs.contains(7));
        assertTrue(proofs.contains(kept));
    }

    /** Surpluses that lose a convex, piecewise linear amount to each price. */
    private static final class Surplus
    {
        private final double slack;
        private final int[] mark;
        private final double[] base;
        private final double[] down;
        private final double[] up;

        Surplus(final LocalProof localProof, final int s)
        {
            final int prices = localProof.prices();
            slack = localProof.slack[s];
            mark = localProof.mark.clone();
            base = localProof.base.clone();
            down = new double[prices];
            up = new double[prices];
            for (int price = 0; price < prices; price++)
            {
                down[price] = localProof.down[price * LocalProof.MAX_SURPLUSES + s];
                up[price] = localProof.up[price * LocalProof.MAX_SURPLUSES + s];
            }
        }

        private double loss(final int price, final double value)
        {
            final double move = value / base[price] - 1;
            return move < 0 ? -move * down[price] : move * up[price];
        }

        /** What is left at the worst prices of a box around the present ones; being convex they are at its ends. */
        double left(final Levels levels, final double farDown, final double farUp)
        {
            double left = slack;
            for (int price = 0; price < down.length; price++)
            {
                final double value = levels.value(mark[price]);
                left -= Math.max(loss(price, value), Math.max(
                    loss(price, value * (1 - farDown)), loss(price, value * (1 + farUp))));
            }
            return left;
        }
    }

    /** Kept proofs beside the surpluses of each. */
    private static final class ProofsAndMap implements RandomOperations.Pair
    {
        private final SplittableRandom random;
        private final Shares shares;
        private final Levels levels = new Levels(1, MARKS, true);
        private final LocalProofs proofs = new LocalProofs(levels, ENTRIES);
        private final Map<Integer, Surplus[]> map = new HashMap<>();
        private final LocalProof localProof = new LocalProof();

        ProofsAndMap(final SplittableRandom random, final Shares shares)
        {
            this.random = random;
            this.shares = shares;
            for (int mark = 0; mark < MARKS; mark++)
            {
                levels.add(mark, 0, 100, 0.01);
            }
        }

        @Override
        public void operate()
        {
            final int entry = random.nextInt(ENTRIES);
            assertEquals(map.containsKey(entry), proofs.contains(entry));
            if (!map.containsKey(entry))
            {
                add(entry);
            }
            else if (random.nextInt(10) == 0)
            {
                proofs.remove(entry);
                map.remove(entry);
                return;
            }
            else
            {
                final int mark = random.nextInt(MARKS);
                levels.set(mark, levels.value(mark) * random.nextDouble(0.998, 1.002));
            }
            compare(entry);
        }

        private void add(final int entry)
        {
            localProof.begin(1 + random.nextInt(LocalProof.MAX_SURPLUSES));
            final int prices = 1 + random.nextInt(LocalProof.MAX_PRICES);
            for (int price = 0; price < prices; price++)
            {
                final int mark = random.nextInt(MARKS);
                localProof.addPrice(mark, levels.value(mark));
                for (int s = 0; s < localProof.surpluses(); s++)
                {
                    final double steepness = random.nextDouble(-100, 100);
                    localProof.down[price * LocalProof.MAX_SURPLUSES + s] = steepness;
                    localProof.up[price * LocalProof.MAX_SURPLUSES + s] = -steepness +
                        (random.nextBoolean() ? 0 : random.nextDouble(100));
                }
            }
            localProof.limit(-0.1 * entry, 0.1 * entry);
            final Surplus[] surpluses = new Surplus[localProof.surpluses()];
            for (int s = 0; s < surpluses.length; s++)
            {
                localProof.slack[s] = random.nextDouble(0.001, 5);
                surpluses[s] = new Surplus(localProof, s);
            }
            assertTrue(proofs.add(entry, localProof));
            map.put(entry, surpluses);
            assertEquals(-0.1 * entry, proofs.lowest(entry));
            assertEquals(0.1 * entry, proofs.highest(entry));
        }

        private double left(final int entry, final double farDown, final double farUp)
        {
            double least = Double.POSITIVE_INFINITY;
            for (final Surplus surplus : map.get(entry))
            {
                least = Math.min(least, surplus.left(levels, farDown, farUp));
            }
            return least;
        }

        private void compare(final int entry)
        {
            final double now = left(entry, 0, 0);
            final boolean holds = proofs.holds(entry);
            assertTrue(holds == now > 0 || Math.abs(now) < 1e-9, "holds: " + now);
            if (holds)
            {
                final double down = proofs.widthDown();
                final double up = proofs.widthUp();
                assertTrue(left(entry, down, up) > -1e-9, "a surplus is lost within the widths");
                final double width = Math.min(down, up);
                double within = width;
                double beyond = 1;
                if (width < 0.99 && left(entry, 1, 1) < 0)
                {
                    while (beyond - within > 1e-9 * beyond)
                    {
                        final double middle = (within + beyond) / 2;
                        within = left(entry, middle, middle) >= 0 ? middle : within;
                        beyond = left(entry, middle, middle) >= 0 ? beyond : middle;
                    }
                    shares.add(width, beyond);
                }
            }
        }
    }
}
