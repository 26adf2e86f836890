package softlanding.engine.margin.trial;

import org.jspecify.annotations.Nullable;
import softlanding.engine.state.Ids;

/**
 * Holds the rows of a portfolio that {@link BookSums} has loaded: where each belongs, the value of one coin and the
 * number of coins.
 */
final class BookRows
{
    private final double[][] values;
    private final double[] marks;
    private final int[] expiryOf;
    private final int[] underlyingOf;
    private final double[] coins;
    private final double[] triedCoins;
    private final int[] strikeOf;
    private final double[] strikeCoins;
    private final double[] triedStrikeCoins;
    private final int[] changedRows;
    private int changed;
    private int strikes;
    private int size;

    BookRows(final int most)
    {
        values = new double[most][];
        marks = new double[most];
        expiryOf = new int[most];
        underlyingOf = new int[most];
        coins = new double[most];
        triedCoins = new double[most];
        strikeOf = new int[most];
        strikeCoins = new double[most];
        triedStrikeCoins = new double[most];
        changedRows = new int[most];
    }

    void clear()
    {
        size = 0;
        strikes = 0;
        changed = 0;
    }

    /** Adds a perpetual or future. The strike assigned to it never holds coins. */
    void addLinear(final int underlying, final double mark, final double rowCoins)
    {
        add(underlying, Ids.NONE, mark, rowCoins, true);
        values[size - 1] = null;
    }

    /**
     * Adds an option.
     *
     * @param perCoin   risk array, or null if the option has no price and therefore no coins.
     * @param newStrike whether the previous row has another strike.
     * @return increase of the naked coins of its expiry.
     */
    double addOption(
        final int underlying,
        final int expiry,
        final double @Nullable [] perCoin,
        final double mark,
        final double rowCoins,
        final boolean newStrike)
    {
        add(underlying, expiry, mark, rowCoins, newStrike);
        final int strike = strikes - 1;
        values[size - 1] = perCoin;
        final double before = strikeCoins[strike];
        strikeCoins[strike] += rowCoins;
        triedStrikeCoins[strike] = strikeCoins[strike];
        return naked(strikeCoins[strike]) - naked(before);
    }

    private void add(
        final int underlying, final int expiry, final double mark, final double rowCoins, final boolean newStrike)
    {
        if (newStrike)
        {
            strikeCoins[strikes] = 0;
            triedStrikeCoins[strikes] = 0;
            strikes++;
        }
        strikeOf[size] = strikes - 1;
        underlyingOf[size] = underlying;
        expiryOf[size] = expiry;
        marks[size] = mark;
        coins[size] = rowCoins;
        triedCoins[size] = rowCoins;
        size++;
    }

    private static double naked(final double netCoins)
    {
        return Math.max(0, -netCoins);
    }

    /** Tries a row, each at most once, with other coins; returns the increase of the naked coins of its expiry. */
    double change(final int row, final double newCoins)
    {
        changedRows[changed++] = row;
        final int strike = strikeOf[row];
        final double before = triedStrikeCoins[strike];
        if (expiryOf[row] != Ids.NONE)
        {
            triedStrikeCoins[strike] += newCoins - triedCoins[row];
        }
        triedCoins[row] = newCoins;
        return naked(triedStrikeCoins[strike]) - naked(before);
    }

    /** Reverts all changes. */
    void undo()
    {
        for (int i = 0; i < changed; i++)
        {
            final int row = changedRows[i];
            triedCoins[row] = coins[row];
            triedStrikeCoins[strikeOf[row]] = strikeCoins[strikeOf[row]];
        }
        changed = 0;
    }

    /** Keeps all changes. */
    void keep()
    {
        for (int i = 0; i < changed; i++)
        {
            final int row = changedRows[i];
            coins[row] = triedCoins[row];
            strikeCoins[strikeOf[row]] = triedStrikeCoins[strikeOf[row]];
        }
        changed = 0;
    }

    int size()
    {
        return size;
    }

    /** Returns the coins of a row as tried, signed. */
    double coins(final int row)
    {
        return triedCoins[row];
    }

    /** Returns the coins of a row as kept, signed. */
    double keptCoins(final int row)
    {
        return coins[row];
    }

    /** Returns the net coins of a row's strike as tried. */
    double strikeCoins(final int row)
    {
        return triedStrikeCoins[strikeOf[row]];
    }

    /** Returns the risk array of an option, or null for a perpetual, a future or an option without a price. */
    double[] values(final int row)
    {
        return values[row];
    }

    /** Returns the value of one coin in cash; 0 without a price. */
    double mark(final int row)
    {
        return marks[row];
    }

    /** Returns the index of a row's expiry among those of the portfolio; {@link Ids#NONE} for a perpetual or future. */
    int expiry(final int row)
    {
        return expiryOf[row];
    }

    /** Returns the index of a row's underlying among those of the portfolio. */
    int underlying(final int row)
    {
        return underlyingOf[row];
    }
}
