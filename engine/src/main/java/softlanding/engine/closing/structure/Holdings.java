package softlanding.engine.closing.structure;

/** What of each leg is free to stand in a unit: whatever may be closed and no package claims. */
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

    /** Takes contracts, signed as held, away for a package. */
    void reserve(final int row, final long contracts)
    {
        free[row] -= contracts;
    }

    /** Counts what is left in lots and coins; nothing is reserved after this. */
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
            // Equal amounts of coins are equal here too: the product is rounded once.
            coins[row] = (double)Math.abs(free[row]) * legs.size(row);
            lotCoins[row] = LotRatio.product(legs.size(row) / sizeDivisor, legs.lot(row) / lotDivisor);
        }
    }

    /** Contracts, signed. */
    long free(final int row)
    {
        return free[row];
    }

    /** Whole lots free. */
    long lots(final int row)
    {
        return lots[row];
    }

    /** Coins of one lot in the largest measure that is common to the book; 0 if that does not fit. */
    long lotCoins(final int row)
    {
        return lotCoins[row];
    }

    boolean isShort(final int row)
    {
        return free[row] < 0;
    }

    /** Whether two legs hold the same number of coins. */
    boolean isEqual(final int row, final int other)
    {
        return coins[row] == coins[other];
    }
}
