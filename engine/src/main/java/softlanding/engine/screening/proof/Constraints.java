package softlanding.engine.screening.proof;

import java.util.Arrays;
import softlanding.engine.market.PortfolioMarginSettings;

/**
 * Holds the surpluses of one group of marks, which must all stay positive, and their losses by time, by the surface,
 * and by every price downward and upward. A loss is in cash per whole unit of move, bounded from above; a negative loss
 * is a gain.
 */
public final class Constraints
{
    /** The maximum number of prices of one group for an account; with more the account gets no certificate. */
    public static final int MAX_FEEDS = 48;
    /**
     * The maximum number of surpluses: two thresholds times scenarios and the basis contingency, and a third threshold.
     */
    public static final int MAX = 2 * (PortfolioMarginSettings.MAX_SCENARIOS + 1) + 1;

    /** The most by which the bracket is longer on one side. */
    private static final double MOST_STRETCH = 8;
    /** A side is made longer in steps, because a price that costs more on the other side costs nothing at first. */
    private static final int STEPS = 2;

    public final double[] slack = new double[MAX];
    public final double[] surfaceCost = new double[MAX];
    public final double[] timeCost = new double[MAX];
    public final double[][] down = new double[MAX_FEEDS][MAX];
    public final double[][] up = new double[MAX_FEEDS][MAX];
    private final double[] sum = new double[MAX];
    private final double[] further = new double[MAX];
    private final int[] nearest = new int[LocalProof.MAX_SURPLUSES];
    private final double[] nearestWidth = new double[LocalProof.MAX_SURPLUSES];
    private int picked;
    private int size;
    private int feeds;
    private double widthDown;
    private double widthUp;

    /** Begins with a number of surpluses. Surpluses and losses are 0. */
    public void begin(final int newSize)
    {
        size = newSize;
        Arrays.fill(slack, 0, size, 0);
        Arrays.fill(surfaceCost, 0, size, 0);
        Arrays.fill(timeCost, 0, size, 0);
    }

    /** Returns the number of surpluses. */
    public int size()
    {
        return size;
    }

    /** Removes the prices, before they are added for other widths. */
    public void clearFeeds()
    {
        feeds = 0;
    }

    /** Returns whether one more price can be added. */
    public boolean hasRoom()
    {
        return feeds < MAX_FEEDS;
    }

    /** Adds a price without losses and returns its index. */
    public int addFeed()
    {
        Arrays.fill(down[feeds], 0, size, 0);
        Arrays.fill(up[feeds], 0, size, 0);
        return feeds++;
    }

    /** Removes the losses by time, before they are calculated for another time. */
    public void clearTime()
    {
        Arrays.fill(timeCost, 0, size, 0);
    }

    /** Returns whether all surpluses are positive. */
    public boolean isOpen()
    {
        boolean positive = true;
        for (int c = 0; c < size; c++)
        {
            positive &= slack[c] > 0;
        }
        return positive;
    }

    /** Returns whether the losses by time are at most a share of each surplus. */
    public boolean canAffordTime(final double share)
    {
        boolean can = true;
        for (int c = 0; c < size; c++)
        {
            can &= timeCost[c] <= share * slack[c];
        }
        return can;
    }

    /** Subtracts the losses by time from the surpluses. */
    public void payTime()
    {
        for (int c = 0; c < size; c++)
        {
            slack[c] -= timeCost[c];
        }
    }

    /**
     * Returns how far the surface can move for a share of every surplus, at most the cap; -1 if a surplus is not
     * positive.
     */
    public double surfaceWidth(final double share, final double cap)
    {
        double width = cap;
        for (int c = 0; c < size; c++)
        {
            width = slack[c] > 0 ? Math.min(width, share * slack[c] / Math.max(surfaceCost[c], 1e-300)) : -1;
            if (width < 0)
            {
                return width;
            }
        }
        return width;
    }

    /** Subtracts the losses by a move of the surface from the surpluses. */
    public void paySurface(final double width)
    {
        for (int c = 0; c < size; c++)
        {
            slack[c] -= width * surfaceCost[c];
        }
    }

    /**
     * Calculates how far all prices can move, each on its own, while every surplus stays positive.
     *
     * @param capDown the maximum fall for which the losses hold, as a share.
     * @param capUp   the maximum rise for which the losses hold, as a share.
     * @return the width that is possible on both sides, as a share.
     */
    public double solve(final double capDown, final double capUp)
    {
        Arrays.fill(sum, 0, size, 0);
        for (int feed = 0; feed < feeds; feed++)
        {
            addWorst(size, down[feed], up[feed], 1, 1, sum);
        }
        double width = Math.min(capDown, capUp);
        for (int c = 0; c < size; c++)
        {
            width = Math.min(width, slack[c] / Math.max(sum[c], 1e-300));
        }
        widthDown = width;
        widthUp = width;
        if (width > 0)
        {
            // A further fall costs at most the losses by falls alone, and likewise a further rise.
            final double mostDown = Math.min(capDown, MOST_STRETCH * width);
            final double mostUp = Math.min(capUp, MOST_STRETCH * width);
            for (int step = 0; step < STEPS; step++)
            {
                widthDown = Math.min(mostDown, widthDown + further(down));
            }
            for (int step = 0; step < STEPS; step++)
            {
                widthUp = Math.min(mostUp, widthUp + further(up));
            }
        }
        return width;
    }

    /** Returns how much further prices can move to one side, with the other side as it is. */
    private double further(final double[][] side)
    {
        Arrays.fill(sum, 0, size, 0);
        Arrays.fill(further, 0, size, 0);
        for (int feed = 0; feed < feeds; feed++)
        {
            addWorst(size, down[feed], up[feed], widthDown, widthUp, sum);
            addPositive(size, side[feed], further);
        }
        double more = 1;
        for (int c = 0; c < size; c++)
        {
            // A surplus that is spent on the other side does not matter on this one.
            more = further[c] > 0 ? Math.min(more, Math.max(0, slack[c] - sum[c]) / further[c]) : more;
        }
        return more * (1 - 1e-9);
    }

    private static void addPositive(final int size, final double[] from, final double[] sum)
    {
        for (int c = 0; c < size; c++)
        {
            sum[c] += 0.5 * (from[c] + Math.abs(from[c]));
        }
    }

    /**
     * Selects the surpluses that are lost first as prices move.
     *
     * @return how far all prices can move, each on its own, while every other surplus stays positive, as a share.
     */
    public double pickNearest()
    {
        Arrays.fill(sum, 0, size, 0);
        for (int feed = 0; feed < feeds; feed++)
        {
            addWorst(size, down[feed], up[feed], 1, 1, sum);
        }
        picked = 0;
        double beyond = Double.POSITIVE_INFINITY;
        for (int c = 0; c < size; c++)
        {
            beyond = Math.min(beyond, insert(c, slack[c] / Math.max(sum[c], 1e-300)));
        }
        return beyond;
    }

    /** Keeps a surplus if it is among the nearest; returns the width of the surplus that is left out. */
    private double insert(final int c, final double width)
    {
        if (picked == LocalProof.MAX_SURPLUSES && width >= nearestWidth[picked - 1])
        {
            return width;
        }
        final double gone = picked == LocalProof.MAX_SURPLUSES ? nearestWidth[picked - 1] : Double.POSITIVE_INFINITY;
        int at = picked < LocalProof.MAX_SURPLUSES ? picked++ : picked - 1;
        while (at > 0 && nearestWidth[at - 1] > width)
        {
            nearestWidth[at] = nearestWidth[at - 1];
            nearest[at] = nearest[at - 1];
            at--;
        }
        nearestWidth[at] = width;
        nearest[at] = c;
        return gone;
    }

    /**
     * Copies the surpluses selected last, and the losses by every price, to a local proof. The caller adds the prices.
     */
    public void describe(final LocalProof localProof)
    {
        localProof.begin(picked);
        for (int i = 0; i < picked; i++)
        {
            localProof.slack[i] = slack[nearest[i]];
            for (int feed = 0; feed < feeds; feed++)
            {
                localProof.down[feed * LocalProof.MAX_SURPLUSES + i] = down[feed][nearest[i]];
                localProof.up[feed * LocalProof.MAX_SURPLUSES + i] = up[feed][nearest[i]];
            }
        }
    }

    /** Returns the number of prices. */
    public int feeds()
    {
        return feeds;
    }

    private static void addWorst(
        final int size,
        final double[] down,
        final double[] up,
        final double farDown,
        final double farUp,
        final double[] sum)
    {
        // The greatest of both losses and nothing, in a form that the JIT compiler vectorises.
        for (int c = 0; c < size; c++)
        {
            final double fall = farDown * down[c];
            final double rise = farUp * up[c];
            final double worse = 0.5 * (fall + rise + Math.abs(fall - rise));
            sum[c] += 0.5 * (worse + Math.abs(worse));
        }
    }

    /** Returns how far prices can fall by the last solution, as a share. */
    public double widthDown()
    {
        return widthDown;
    }

    /** Returns how far prices can rise by the last solution, as a share. */
    public double widthUp()
    {
        return widthUp;
    }
}
