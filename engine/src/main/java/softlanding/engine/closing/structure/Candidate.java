package softlanding.engine.closing.structure;

/** A structure being put together: its legs, and how much of each one step takes. Becomes a unit if a step is held. */
final class Candidate
{
    private final Legs legs;
    private final Holdings holdings;
    private final Units units;
    private final int[] row = new int[Units.MAX_LEGS];
    /** The coins of each leg in relation to the other legs; after the match, the lots of each leg in one unit lot. */
    private final long[] parts = new long[Units.MAX_LEGS];
    private int size;

    /** Collects the legs of one unit before it is offered. */
    Candidate(final Legs legs, final Holdings holdings, final Units units)
    {
        this.legs = legs;
        this.holdings = holdings;
        this.units = units;
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

    /** Makes a unit of it, the parts being coins. */
    void addInCoins(final StructureKind kind)
    {
        if (matchCoins())
        {
            addInLots(kind);
        }
    }

    /** Makes a unit of it, the parts being lots. */
    void addInLots(final StructureKind kind)
    {
        long steps = Long.MAX_VALUE;
        for (int leg = 0; leg < size; leg++)
        {
            steps = Math.min(steps, holdings.lots(row[leg]) / parts[leg]);
        }
        if (steps > 0 && units.begin(kind, 0, steps))
        {
            addLegs();
        }
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
