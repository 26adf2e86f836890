package softlanding.engine.liquidation;

import java.util.Arrays;

/** Puts what an account can close in order: the unit that releases most surplus per unit of cost leads. */
final class UnitRanking
{
    /** A release below this share of the largest is dust. */
    private static final double DUST = 0.01;

    private final double[] releases;
    private final double[] costs;
    private int size;

    /**
     * @param mostUnits that there is room for.
     */
    UnitRanking(final int mostUnits)
    {
        releases = new double[mostUnits];
        costs = new double[mostUnits];
    }

    /** Starts anew: none of so many units releases anything. */
    void begin(final int units)
    {
        size = units;
        Arrays.fill(releases, 0, units, 0);
    }

    /**
     * Notes what closing some of a unit does.
     *
     * @param release surplus in cash; from 0 down the unit does not help.
     * @param cost    cash, above 0.
     */
    void note(final int unit, final double release, final double cost)
    {
        releases[unit] = release;
        costs[unit] = cost;
    }

    /** Cash that closing a unit costs, as noted. */
    double cost(final int unit)
    {
        return costs[unit];
    }

    /**
     * The unit that leads, the first of equals; -1 if none helps. Dust is passed over: what releases next to nothing
     * beside the others would only cost a step.
     */
    int best()
    {
        final double least = largestRelease() * DUST;
        int best = -1;
        for (int unit = 0; unit < size; unit++)
        {
            if (releases[unit] > least && (best < 0 || score(unit) > score(best)))
            {
                best = unit;
            }
        }
        return best;
    }

    /** Release per cost: the higher, the earlier a unit is closed. */
    private double score(final int unit)
    {
        return releases[unit] / costs[unit];
    }

    private double largestRelease()
    {
        double largest = 0;
        for (int unit = 0; unit < size; unit++)
        {
            largest = Math.max(largest, releases[unit]);
        }
        return largest;
    }
}
