package softlanding.engine.closing;

import java.util.Arrays;

/**
 * Puts what an account can close in order: the unit that releases most surplus per unit of cost leads. Not every unit
 * has to be tried for that: each is expected to release no more per cost than so much, and once the best that was noted
 * does as well as the best that is expected, it is settled.
 */
final class UnitRanking
{
    /** A release below this share of the largest is dust. */
    private static final double DUST = 0.01;

    private final double[] releases;
    private final double[] costs;
    private final double[] expectedScores;
    private final double[] expectedReleases;
    private final double[] tilts;
    private final boolean[] isNoted;
    private int size;

    /**
     * Reserves room for the scores of units.
     *
     * @param mostUnits that there is room for.
     */
    UnitRanking(final int mostUnits)
    {
        releases = new double[mostUnits];
        costs = new double[mostUnits];
        expectedScores = new double[mostUnits];
        expectedReleases = new double[mostUnits];
        tilts = new double[mostUnits];
        isNoted = new boolean[mostUnits];
    }

    /** Starts anew, without units. */
    void clear()
    {
        size = 0;
    }

    /** Makes them so many units; none of the new ones is expected to release anything, or preferred. */
    void grow(final int units)
    {
        Arrays.fill(releases, size, units, 0);
        Arrays.fill(expectedScores, size, units, 0);
        Arrays.fill(expectedReleases, size, units, 0);
        Arrays.fill(tilts, size, units, 1);
        Arrays.fill(isNoted, size, units, false);
        size = units;
    }

    int size()
    {
        return size;
    }

    /** Counts every release of a unit per cost so many times, from 1 up. */
    void tilt(final int unit, final double factor)
    {
        tilts[unit] = factor;
    }

    /**
     * Expects a unit to release no more than so much, in cash, and no more than so many times its cost; from 0 down it
     * is not looked at.
     */
    void expect(final int unit, final double release, final double releasePerCost)
    {
        expectedReleases[unit] = Math.max(0, release);
        expectedScores[unit] = releasePerCost;
    }

    /** What a unit is expected to release at most, as a multiple of its cost; untilted. */
    double expectedScore(final int unit)
    {
        return expectedScores[unit];
    }

    /** Of the units not noted yet the one that is expected to do best, the first of equals; -1 if none is left. */
    int next()
    {
        int next = -1;
        for (int unit = 0; unit < size; unit++)
        {
            if (isOpen(unit) && (next < 0 || mostScore(unit) > mostScore(next)))
            {
                next = unit;
            }
        }
        return next;
    }

    private boolean isOpen(final int unit)
    {
        return !isNoted[unit] && expectedReleases[unit] > 0 && expectedScores[unit] > 0;
    }

    /**
     * Notes what closing some of a unit does.
     *
     * @param release surplus in cash; from 0 down the unit does not help.
     * @param cost    cash, above 0.
     */
    void note(final int unit, final double release, final double cost)
    {
        isNoted[unit] = true;
        releases[unit] = release;
        costs[unit] = cost;
    }

    /** Whether a unit was noted. */
    boolean isNoted(final int unit)
    {
        return isNoted[unit];
    }

    /** Cash that closing a unit costs, as noted. */
    double cost(final int unit)
    {
        return costs[unit];
    }

    /** Whether the unit that leads would still lead if a unit that is not noted did as well as expected. */
    boolean isSettledAgainst(final int unit)
    {
        final int best = best();
        return best >= 0 && score(best) > mostScore(unit) && best == best(DUST * largestRelease(true));
    }

    /** Whether a unit releases enough, beside the most that counts, in cash, not to be dust. */
    boolean isSubstantial(final int unit, final double most)
    {
        return releases[unit] > most * DUST;
    }

    /**
     * The unit that leads of those noted, the first of equals; -1 if none helps. Dust is passed over: what releases
     * next to nothing beside the others would only cost a step.
     */
    int best()
    {
        return best(DUST * largestRelease(false));
    }

    private int best(final double dust)
    {
        int best = -1;
        for (int unit = 0; unit < size; unit++)
        {
            if (isNoted[unit] && releases[unit] > dust && (best < 0 || score(unit) > score(best)))
            {
                best = unit;
            }
        }
        return best;
    }

    /** Release per cost, tilted: the higher, the earlier a unit is closed. */
    double score(final int unit)
    {
        return tilts[unit] * releases[unit] / costs[unit];
    }

    private double mostScore(final int unit)
    {
        return tilts[unit] * expectedScores[unit];
    }

    private double largestRelease(final boolean countExpected)
    {
        double largest = 0;
        for (int unit = 0; unit < size; unit++)
        {
            final double unseen = countExpected ? expectedReleases[unit] : 0;
            largest = Math.max(largest, isNoted[unit] ? releases[unit] : unseen);
        }
        return largest;
    }
}
