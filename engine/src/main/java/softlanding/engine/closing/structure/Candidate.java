package softlanding.engine.closing.structure;

import java.util.Arrays;

/**
 * Collects the legs of a structure and the quantity of each leg in one unit lot. The candidate becomes a unit if the
 * portfolio holds at least one unit lot.
 */
final class Candidate
{
    private final Legs legs;
    private final Holdings holdings;
    private final Units units;
    private final int mostPerFinder;
    private final int[] found;
    private final int[] row = new int[Units.MAX_LEGS];
    /** The coins of each leg in relation to the other legs; after the match, the lots of each leg in one unit lot. */
    private final long[] parts = new long[Units.MAX_LEGS];
    private int size;

    /**
     * Reserves memory for the legs of one unit.
     *
     * @param mostPerFinder the maximum number of units that one leg may find.
     */
    Candidate(final Legs legs, final Holdings holdings, final Units units, final int mostPerFinder)
    {
        this.legs = legs;
        this.holdings = holdings;
        this.units = units;
        this.mostPerFinder = mostPerFinder;
        found = new int[legs.capacity()];
    }

    /** Begins a portfolio and resets the number of units found by each leg. */
    void clear()
    {
        Arrays.fill(found, 0, legs.rows(), 0);
    }

    Candidate begin()
    {
        size = 0;
        return this;
    }

    /** Adds a leg with its number of coins, or of lots, in relation to the other legs. */
    Candidate leg(final int newRow, final long newParts)
    {
        row[size] = newRow;
        parts[size] = newParts;
        size++;
        return this;
    }

    /** Makes a unit of the legs; the parts are coins. */
    void addInCoins(final StructureKind kind, final int finder)
    {
        if (matchCoins())
        {
            addInLots(kind, finder);
        }
    }

    /** Makes a unit of the legs; the parts are lots. */
    void addInLots(final StructureKind kind, final int finder)
    {
        long steps = Long.MAX_VALUE;
        for (int leg = 0; leg < size; leg++)
        {
            steps = Math.min(steps, holdings.lots(row[leg]) / parts[leg]);
        }
        if (steps > 0 && mayFind(finder) && units.begin(kind, 0, steps))
        {
            found[finder]++;
            addLegs();
        }
    }

    private boolean mayFind(final int finder)
    {
        if (found[finder] < mostPerFinder)
        {
            return true;
        }
        units.drop();
        return false;
    }

    private void addLegs()
    {
        for (int leg = 0; leg < size; leg++)
        {
            final long contracts = parts[leg] * legs.lot(row[leg]);
            units.addLeg(row[leg], holdings.isShort(row[leg]) ? -contracts : contracts);
        }
    }

    /**
     * Converts coins into lots. With g the coins of a lot and k the parts, lots = K * k / g for the smallest K that
     * makes all of them whole, K = lcm(g / gcd(g, k)). Returns false if a number does not fit.
     */
    private boolean matchCoins()
    {
        if (isAlike())
        {
            return true;
        }
        long multiple = 1;
        for (int leg = 0; leg < size; leg++)
        {
            final long lotCoins = holdings.lotCoins(row[leg]);
            multiple = lotCoins == 0 ? 0 : LotRatio.leastCommonMultiple(
                multiple, lotCoins / LotRatio.greatestCommonDivisor(lotCoins, parts[leg]));
        }
        for (int leg = 0; leg < size; leg++)
        {
            parts[leg] = LotRatio.product(multiple, parts[leg]);
            if (parts[leg] == 0)
            {
                return false;
            }
            parts[leg] /= holdings.lotCoins(row[leg]);
        }
        return true;
    }

    /** Returns whether all legs have the same contract size and lot size; then parts of coins are parts of lots. */
    private boolean isAlike()
    {
        boolean alike = true;
        for (int leg = 1; leg < size; leg++)
        {
            alike &= legs.size(row[leg]) == legs.size(row[0]) && legs.lot(row[leg]) == legs.lot(row[0]);
        }
        return alike;
    }
}
