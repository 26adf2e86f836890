package softlanding.engine.closing;

import java.util.Arrays;

/**
 * Ranks the units of an account by release of surplus per unit of cost. Each unit has an upper bound of its release per
 * cost. The leader is settled once no bound exceeds the result of the best evaluated unit, so not every unit must be
 * evaluated.
 */
final class UnitRanking
{
    /** A release below this share of the largest is negligible. */
    private static final double DUST = 0.01;

    private final double[] releases;
    private final double[] costs;
    private final double[] expectedScores;
    private final double[] expectedReleases;
    private final double[] tilts;
    private final boolean[] isNoted;
    private int size;

    /**
     * Reserves memory for the scores of units.
     *
     * @param mostUnits the maximum number of units.
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

    /** Removes all units. */
    void clear()
    {
        size = 0;
    }

    /** Grows to a number of units. New units have a bound of 0 and a preference factor of 1. */
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

    /** Sets the preference factor of a unit, at least 1. */
    void tilt(final int unit, final double factor)
    {
        tilts[unit] = factor;
    }

    /**
     * Sets the upper bounds of a unit: the release, in cash, and the release as a multiple of the cost. A unit with a
     * bound of 0 or less is not evaluated.
     */
    void expect(final int unit, final double release, final double releasePerCost)
    {
        expectedReleases[unit] = Math.max(0, release);
        expectedScores[unit] = releasePerCost;
    }

    /** Returns the upper bound of the release as a multiple of the cost, without the preference factor. */
    double expectedScore(final int unit)
    {
        return expectedScores[unit];
    }

    /** Returns the unit with the highest bound of those not evaluated, the first of equals; -1 if none is left. */
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
     * Notes the result of closing a part of a unit.
     *
     * @param release the surplus, in cash; 0 or less means that the unit does not help.
     * @param cost    cash, above 0.
     */
    void note(final int unit, final double release, final double cost)
    {
        isNoted[unit] = true;
        releases[unit] = release;
        costs[unit] = cost;
    }

    /** Returns whether a unit has a noted result. */
    boolean isNoted(final int unit)
    {
        return isNoted[unit];
    }

    /** Returns the noted cost of closing a unit, in cash. */
    double cost(final int unit)
    {
        return costs[unit];
    }

    /** Returns whether the leader would still lead if a unit that is not evaluated reached its bound. */
    boolean isSettledAgainst(final int unit)
    {
        final int best = best();
        return best >= 0 && score(best) > mostScore(unit) && best == best(DUST * largestRelease(true));
    }

    /** Returns whether the release of a unit is not negligible beside a maximum, in cash. */
    boolean isSubstantial(final int unit, final double most)
    {
        return releases[unit] > most * DUST;
    }

    /**
     * Returns the leader of the noted units, the first of equals; -1 if none helps. Units with a negligible release are
     * skipped, because they would only cost a round.
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

    /** Returns the noted release of closing a unit, in cash. */
    double release(final int unit)
    {
        return releases[unit];
    }

    /** Returns the preference factor of a unit. */
    double tiltOf(final int unit)
    {
        return tilts[unit];
    }

    /** Returns the number of units with a noted result. */
    int noted()
    {
        int noted = 0;
        for (int unit = 0; unit < size; unit++)
        {
            noted += isNoted[unit] ? 1 : 0;
        }
        return noted;
    }

    /** Returns the noted unit with the highest score beside another one; -1 if none helps. */
    int bestBeside(final int other)
    {
        int best = -1;
        for (int unit = 0; unit < size; unit++)
        {
            if (unit != other && isNoted[unit] && releases[unit] > 0 && (best < 0 || score(unit) > score(best)))
            {
                best = unit;
            }
        }
        return best;
    }

    /** Returns the release per cost times the preference factor; units with a higher score are closed earlier. */
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
