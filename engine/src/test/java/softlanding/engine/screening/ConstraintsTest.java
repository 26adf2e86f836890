package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.screening.proof.Constraints;
import softlanding.engine.screening.proof.LocalProof;
import softlanding.engine.state.RandomOperations;

class ConstraintsTest
{

    @Test
    void shouldFindTheWidestBracketInWhichEverySurplusStays()
    {
        RandomOperations.play(200, random -> new RandomConstraints(random)::compareWidths);
    }

    @Test
    void shouldSpendNoMoreThanAShareOnTimeAndSurface()
    {
        RandomOperations.play(200, random -> new RandomConstraints(random)::compareSlowCosts);
    }

    @Test
    void shouldPickTheSurplusesThatAreLostFirst()
    {
        RandomOperations.play(200, random -> new RandomConstraints(random)::compareNearest);
    }

    @Test
    void shouldHaveRoomForSoManyPrices()
    {
        final Constraints constraints = new Constraints();
        constraints.begin(3);
        for (int feed = 0; feed < Constraints.MAX_FEEDS; feed++)
        {
            assertTrue(constraints.hasRoom());
            assertEquals(feed, constraints.addFeed());
        }
        assertFalse(constraints.hasRoom());
        constraints.clearFeeds();
        assertEquals(0, constraints.feeds());
        assertTrue(constraints.hasRoom());
    }

    /** Constraints with numbers that make no difference where they come from. */
    private static final class RandomConstraints
    {
        private final SplittableRandom random;
        private final Constraints constraints = new Constraints();
        private int size;
        private int feeds;

        RandomConstraints(final SplittableRandom random)
        {
            this.random = random;
        }

        private void fill()
        {
            size = 1 + random.nextInt(random.nextBoolean() ? 4 : Constraints.MAX);
            feeds = 1 + random.nextInt(random.nextBoolean() ? 3 : Constraints.MAX_FEEDS);
            constraints.begin(size);
            constraints.clearFeeds();
            for (int c = 0; c < size; c++)
            {
                constraints.slack[c] = random.nextDouble(0.1, 5);
                constraints.surfaceCost[c] = random.nextInt(4) == 0 ? 0 : random.nextDouble(50);
                constraints.timeCost[c] = random.nextDouble(2);
            }
            for (int i = 0; i < feeds; i++)
            {
                final int feed = constraints.addFeed();
                for (int c = 0; c < size; c++)
                {
                    assertEquals(0, constraints.down[feed][c], "nothing is lost yet");
                    assertEquals(0, constraints.up[feed][c], "nothing is lost yet");
                    final double loss = random.nextDouble(-20, 20);
                    constraints.down[feed][c] = loss;
                    constraints.up[feed][c] = -loss + (random.nextBoolean() ? 0 : random.nextDouble(10));
                }
            }
        }

        /** What the prices take from a surplus, each moved to the worse end of the bracket or not at all. */
        private double taken(final int c, final double farDown, final double farUp)
        {
            double taken = 0;
            for (int feed = 0; feed < feeds; feed++)
            {
                taken += Math.max(0, Math.max(
                    farDown * constraints.down[feed][c], farUp * constraints.up[feed][c]));
            }
            return taken;
        }

        private boolean allStay(final double farDown, final double farUp, final double rounding)
        {
            boolean stay = true;
            for (int c = 0; c < size; c++)
            {
                stay &= taken(c, farDown, farUp) <= constraints.slack[c] * (1 + rounding);
            }
            return stay;
        }

        void compareWidths()
        {
            fill();
            final double capDown = random.nextDouble(0.001, 0.4);
            final double capUp = random.nextDouble(0.001, 0.4);
            final double width = constraints.solve(capDown, capUp);
            final double down = constraints.widthDown();
            final double up = constraints.widthUp();
            assertTrue(allStay(down, up, 1e-12), "a surplus is lost within the bracket");
            assertTrue(down <= capDown && up <= capUp, "beyond where losses hold");
            assertEquals(width, Math.min(down, up), 1e-9 * width);
            assertTrue(width == Math.min(capDown, capUp) || !allStay(1.0001 * width, 1.0001 * width, 0), "too narrow");
            assertTrue(down >= least(width, width, capDown, constraints.down) * (1 - 1e-6), "could reach farther down");
            assertTrue(up >= least(down, width, capUp, constraints.up) * (1 - 1e-6), "could reach farther up");
        }

        /** How far a side reaches at least: each price costs at most its own loss per further move. */
        private double least(final double down, final double up, final double cap, final double[][] side)
        {
            double least = Math.min(cap, 8 * up);
            for (int c = 0; c < size; c++)
            {
                double perMove = 0;
                for (int feed = 0; feed < feeds; feed++)
                {
                    perMove += Math.max(0, side[feed][c]);
                }
                final double left = Math.max(0, constraints.slack[c] - taken(c, down, up));
                least = perMove > 0 ? Math.min(least, up + left / perMove) : least;
            }
            return least;
        }

        void compareSlowCosts()
        {
            fill();
            final double[] before = constraints.slack.clone();
            final double share = random.nextDouble(0.05, 1);
            boolean affordable = true;
            for (int c = 0; c < size; c++)
            {
                affordable &= constraints.timeCost[c] <= share * before[c];
            }
            assertEquals(affordable, constraints.canAffordTime(share));
            constraints.payTime();
            boolean isOpen = true;
            double width = 0.08;
            for (int c = 0; c < size; c++)
            {
                final double left = before[c] - constraints.timeCost[c];
                assertEquals(left, constraints.slack[c]);
                isOpen &= left > 0;
                width = constraints.surfaceCost[c] > 0 ? Math.min(width, share * left / constraints.surfaceCost[c]) :
                    width;
            }
            assertEquals(isOpen, constraints.isOpen());
            final double found = constraints.surfaceWidth(share, 0.08);
            assertTrue(isOpen ? Math.abs(found - width) < 1e-12 : found < 0);
            final double[] paid = constraints.slack.clone();
            if (isOpen)
            {
                constraints.paySurface(found);
                for (int c = 0; c < size; c++)
                {
                    assertEquals(paid[c] - found * constraints.surfaceCost[c], constraints.slack[c]);
                    assertTrue(constraints.slack[c] >= (1 - share) * paid[c] - 1e-12, "more than a share");
                }
            }
            constraints.clearTime();
            assertTrue(constraints.canAffordTime(0) || (!constraints.isOpen() && share == 1));
        }

        void compareNearest()
        {
            fill();
            final List<Integer> order = new ArrayList<>();
            for (int c = 0; c < size; c++)
            {
                order.add(c);
            }
            order.sort(Comparator.comparingDouble(this::widthOf));
            final int kept = Math.min(LocalProof.MAX_SURPLUSES, size);
            final double others = kept < size ? widthOf(order.get(kept)) : Double.POSITIVE_INFINITY;
            assertEquals(others, constraints.pickNearest(), 1e-9 * Math.min(others, 1));
            if (feeds > LocalProof.MAX_PRICES)
            {
                return;
            }
            final LocalProof localProof = new LocalProof();
            constraints.describe(localProof);
            assertEquals(kept, localProof.surpluses());
            for (int i = 0; i < kept; i++)
            {
                final int c = order.get(i);
                assertEquals(constraints.slack[c], localProof.slack[i]);
                for (int feed = 0; feed < feeds; feed++)
                {
                    assertEquals(constraints.down[feed][c], localProof.down[feed * LocalProof.MAX_SURPLUSES + i]);
                    assertEquals(constraints.up[feed][c], localProof.up[feed * LocalProof.MAX_SURPLUSES + i]);
                }
            }
        }

        private double widthOf(final int c)
        {
            final double taken = taken(c, 1, 1);
            return taken == 0 ? Double.MAX_VALUE : constraints.slack[c] / taken;
        }
    }
}
