package softlanding.engine.pricing;

/**
 * Computes the least payoff of the options of one expiry at settlement: at 0 and at every strike. Between these points
 * the payoff is linear.
 *
 * <p>The payoff at a point is a sum over all options, so all points of a large expiry would cost the square of its
 * options. There the payoffs are first estimated by running sums from strike to strike. Only points whose estimate is
 * within what rounding can have changed from the least one are summed up; mostly that is one point. The result has the
 * same bits as if all were.
 */
public final class LeastPayoff
{
    /** Up to this number of options every point is summed up. */
    private static final int FEW = 24;
    private static final int USUAL_LEGS = 1_024;
    /** Two to the power of -53, the rounding of one operation, relative to its result. */
    private static final double ROUNDING = 0x1p-53;

    private double[] coins = new double[USUAL_LEGS];
    private double[] strike = new double[USUAL_LEGS];
    private boolean[] isCall = new boolean[USUAL_LEGS];
    /** Legs by rising strike. */
    private int[] order = new int[USUAL_LEGS];
    private double[] estimate = new double[USUAL_LEGS];
    private int legs;
    private boolean isRising;

    /** Begins an expiry with at most a number of options. */
    public void begin(final int most)
    {
        legs = 0;
        isRising = true;
        if (coins.length < most)
        {
            // Once for each larger expiry: the number of rows of one expiry has no limit of its own.
            coins = new double[2 * most];
            strike = new double[coins.length];
            isCall = new boolean[coins.length];
            order = new int[coins.length];
            estimate = new double[coins.length];
        }
    }

    /** Adds options of one strike: the coins that they are on, signed. */
    public void add(final double ofCoins, final double atStrike, final boolean call)
    {
        isRising &= legs == 0 || strike[legs - 1] <= atStrike;
        coins[legs] = ofCoins;
        strike[legs] = atStrike;
        isCall[legs] = call;
        order[legs] = legs;
        legs++;
    }

    /** Returns the least payoff of all options together, signed. */
    public double least()
    {
        double least = payoff(0);
        if (legs <= FEW)
        {
            for (int leg = 0; leg < legs; leg++)
            {
                least = Math.min(least, payoff(strike[leg]));
            }
            return least;
        }
        if (!isRising)
        {
            sortByStrike();
        }
        final double highest = estimate(least) + margin();
        double summedUp = Double.NaN;
        for (int i = 0; i < legs; i++)
        {
            // A call and a put of one strike share their point.
            if (estimate[i] <= highest && strike[order[i]] != summedUp)
            {
                summedUp = strike[order[i]];
                least = Math.min(least, payoff(summedUp));
            }
        }
        return least;
    }

    /** Estimates the payoff at every strike, and returns the least of these and of that at 0. */
    private double estimate(final double atZero)
    {
        double slope = 0;
        for (int leg = 0; leg < legs; leg++)
        {
            slope -= isCall[leg] ? 0 : coins[leg];
        }
        double at = 0;
        double value = atZero;
        double least = atZero;
        for (int i = 0; i < legs; i++)
        {
            final int leg = order[i];
            value += slope * (strike[leg] - at);
            at = strike[leg];
            // A put ends here, and a call begins: either adds its coins to the slope.
            slope += coins[leg];
            estimate[i] = value;
            least = Math.min(least, value);
        }
        return least;
    }

    /** Returns more than rounding can have moved an estimate and an exact sum apart, twice. */
    private double margin()
    {
        double gross = 0;
        double farthest = 0;
        for (int leg = 0; leg < legs; leg++)
        {
            gross += Math.abs(coins[leg]);
            farthest = Math.max(farthest, strike[leg]);
        }
        return 16 * (legs + 8) * ROUNDING * gross * farthest;
    }

    private void sortByStrike()
    {
        for (int root = legs / 2 - 1; root >= 0; root--)
        {
            sink(root, legs);
        }
        for (int end = legs - 1; end > 0; end--)
        {
            final int highest = order[0];
            order[0] = order[end];
            order[end] = highest;
            sink(0, end);
        }
    }

    private void sink(final int from, final int end)
    {
        int root = from;
        int child = 2 * root + 1;
        while (child < end)
        {
            child += child + 1 < end && isBelow(order[child], order[child + 1]) ? 1 : 0;
            if (!isBelow(order[root], order[child]))
            {
                return;
            }
            final int above = order[root];
            order[root] = order[child];
            order[child] = above;
            root = child;
            child = 2 * root + 1;
        }
    }

    private boolean isBelow(final int leg, final int other)
    {
        return strike[leg] < strike[other];
    }

    private double payoff(final double settlement)
    {
        double sum = 0;
        for (int leg = 0; leg < legs; leg++)
        {
            final double moneyness = isCall[leg] ? settlement - strike[leg] : strike[leg] - settlement;
            sum += coins[leg] * Math.max(0, moneyness);
        }
        return sum;
    }
}
