package softlanding.engine.screening.proof;

import java.util.Arrays;
import softlanding.engine.market.MarginModelSettings;

/**
 * The surpluses of one group of marks that must all stay positive, and what can take from each: time, the surface, and
 * every price on its way down and on its way up. A loss is cash per whole unit of move, bounded from above; it is a
 * gain where it is negative.
 */
public final class Constraints
{
    /** Prices of one group that an account may depend on; beyond, it gets no certificate. */
    public static final int MAX_FEEDS = 48;
    /** Two thresholds times scenarios and the basis contingency, and a third threshold. */
    public static final int MAX = 2 * (MarginModelSettings.MAX_SCENARIOS + 1) + 1;

    private static final double[] STRETCHES = {8, 4, 2, 1.5, 1.2};

    public final double[] slack = new double[MAX];
    public final double[] surfaceCost = new double[MAX];
    public final double[] timeCost = new double[MAX];
    public final double[][] down = new double[MAX_FEEDS][MAX];
    public final double[][] up = new double[MAX_FEEDS][MAX];
    private final double[] sum = new double[MAX];
    private final int[] nearest = new int[LocalProof.MAX_SURPLUSES];
    private final double[] nearestWidth = new double[LocalProof.MAX_SURPLUSES];
    private int picked;
    private int size;
    private int feeds;
    private double widthDown;
    private double widthUp;

    public void begin(final int newSize)
    {
        size = newSize;
        Arrays.fill(slack, 0, size, 0);
        Arrays.fill(surfaceCost, 0, size, 0);
        Arrays.fill(timeCost, 0, size, 0);
    }

    public int size()
    {
        return size;
    }

    /** Forgets the prices, before they are added for other widths. */
    public void clearFeeds()
    {
        feeds = 0;
    }

    /** Room for one more price. */
    public boolean hasRoom()
    {
        return feeds < MAX_FEEDS;
    }

    /** The next price, from which nothing has been lost yet. */
    public int addFeed()
    {
        Arrays.fill(down[feeds], 0, size, 0);
        Arrays.fill(up[feeds], 0, size, 0);
        return feeds++;
    }

    /** Forgets what time takes, before it is worked out for another time. */
    public void clearTime()
    {
        Arrays.fill(timeCost, 0, size, 0);
    }

    /** Whether there is a surplus everywhere. */
    public boolean isOpen()
    {
        boolean positive = true;
        for (int c = 0; c < size; c++)
        {
            positive &= slack[c] > 0;
        }
        return positive;
    }

    /** Whether time takes no more than a share of any surplus. */
    public boolean canAffordTime(final double share)
    {
        boolean can = true;
        for (int c = 0; c < size; c++)
        {
            can &= timeCost[c] <= share * slack[c];
        }
        return can;
    }

    public void payTime()
    {
        for (int c = 0; c < size; c++)
        {
            slack[c] -= timeCost[c];
        }
    }

    /** How far the surface can move for a share of every surplus; below 0 if a surplus is gone already. */
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

    public void paySurface(final double width)
    {
        for (int c = 0; c < size; c++)
        {
            slack[c] -= width * surfaceCost[c];
        }
    }

    /**
     * Works out how far all prices can move, each for itself, while every surplus stays.
     *
     * @param capDown the farthest down for which the losses hold, as a share.
     * @param capUp   the farthest up.
     * @return the width that can be had on both sides.
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
            widthDown = stretch(width, capDown, true);
            widthUp = stretch(width, capUp, false);
        }
        return width;
    }

    private double stretch(final double width, final double cap, final boolean isDown)
    {
        for (final double factor : STRETCHES)
        {
            final double wider = Math.min(cap, factor * width);
            if (wider > width && (isDown ? holds(wider, widthUp) : holds(widthDown, wider)))
            {
                return wider;
            }
        }
        return width;
    }

    private boolean holds(final double farDown, final double farUp)
    {
        Arrays.fill(sum, 0, size, 0);
        for (int feed = 0; feed < feeds; feed++)
        {
            addWorst(size, down[feed], up[feed], farDown, farUp, sum);
        }
        boolean holds = true;
        for (int c = 0; c < size; c++)
        {
            holds &= sum[c] <= slack[c];
        }
        return holds;
    }

    /**
     * Picks the surpluses that are lost first as prices move.
     *
     * @return how far all prices can move, each for itself, while every other surplus stays.
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

    /** Keeps a surplus among the nearest if it is one; returns the width of the one that has to go. */
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

    /** Hands on the surpluses picked last, with what every price takes from them; its prices are told by others. */
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
        for (int c = 0; c < size; c++)
        {
            sum[c] += Math.max(0, Math.max(farDown * down[c], farUp * up[c]));
        }
    }

    /** How far prices can fall, as a share, by the last solution. */
    public double widthDown()
    {
        return widthDown;
    }

    /** How far prices can rise, as a share, by the last solution. */
    public double widthUp()
    {
        return widthUp;
    }
}
