package softlanding.engine.closing.structure;

/** Holds the free quantity of each leg: the part that may be closed and that no package reserves. */
final class Holdings
{
    private final long[] free;
    private final long[] lots;
    private final double[] coins;
    private final long[] lotCoins;

    Holdings(final int mostRows)
    {
        free = new long[mostRows];
        lots = new long[mostRows];
        coins = new double[mostRows];
        lotCoins = new long[mostRows];
    }

    void load(final Legs legs)
    {
        for (int row = 0; row < legs.rows(); row++)
        {
            free[row] = legs.closable(row);
        }
    }

    /** Reserves contracts for a package, signed as held. */
    void reserve(final int row, final long contracts)
    {
        free[row] -= contracts;
    }

    /** Counts the free quantity in lots and coins. Nothing is reserved after this. */
    void count(final Legs legs)
    {
        long sizeDivisor = 0;
        long lotDivisor = 0;
        for (int row = 0; row < legs.rows(); row++)
        {
            sizeDivisor = LotRatio.greatestCommonDivisor(legs.size(row), sizeDivisor);
            lotDivisor = LotRatio.greatestCommonDivisor(legs.lot(row), lotDivisor);
        }
        for (int row = 0; row < legs.rows(); row++)
        {
            lots[row] = Math.abs(free[row]) / legs.lot(row);
            // Equal amounts of coins stay equal, because the product is rounded once.
            coins[row] = (double)Math.abs(free[row]) * legs.size(row);
            lotCoins[row] = LotRatio.product(legs.size(row) / sizeDivisor, legs.lot(row) / lotDivisor);
        }
    }

    /** Returns the free contracts, signed as held. */
    long free(final int row)
    {
        return free[row];
    }

    /** Returns the free whole lots. */
    long lots(final int row)
    {
        return lots[row];
    }

    /** Returns the coins of one lot in the largest common measure of the portfolio; 0 if the number does not fit. */
    long lotCoins(final int row)
    {
        return lotCoins[row];
    }

    boolean isShort(final int row)
    {
        return free[row] < 0;
    }

    /** Returns whether two legs hold the same number of coins. */
    boolean isEqual(final int row, final int other)
    {
        return coins[row] == coins[other];
    }
}
