package softlanding.engine.margin;

import softlanding.engine.state.Ids;

/** The rows of a book that {@link BookSums} has taken up: where each belongs, what a coin of it is worth, how many. */
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

    /** Adds a perpetual or future; the strike that it is given never holds anything. */
    void addLinear(final int underlying, final double mark, final double rowCoins)
    {
        add(underlying, Ids.NONE, mark, rowCoins, true);
        values[size - 1] = null;
    }

    /**
     * Adds an option.
     *
     * @param perCoin   its risk array, or null if it has no price, and then no coins.
     * @param newStrike whether the row before it is not of the same strike.
     * @return by how much the naked coins of its expiry grow.
     */
    double addOption(
        final int underlying,
        final int expiry,
        final double[] perCoin,
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

    /** Tries a row, each at most once, with other coins; returns by how much the naked coins of its expiry grow. */
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

    /** Takes all changes back. */
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

    /** Coins of a row as tried, signed. */
    double coins(final int row)
    {
        return triedCoins[row];
    }

    /** Coins of a row as kept, signed. */
    double keptCoins(final int row)
    {
        return coins[row];
    }

    /** Net coins of a row's strike as tried. */
    double strikeCoins(final int row)
    {
        return triedStrikeCoins[strikeOf[row]];
    }

    /** The risk array of an option, or null: what is linear or has no price has none. */
    double[] values(final int row)
    {
        return values[row];
    }

    /** Value of a coin, in cash; 0 where there is no price. */
    double mark(final int row)
    {
        return marks[row];
    }

    /** The place of a row's expiry among those of the book; {@link Ids#NONE} if it is linear. */
    int expiry(final int row)
    {
        return expiryOf[row];
    }

    /** The place of a row's underlying among those of the book. */
    int underlying(final int row)
    {
        return underlyingOf[row];
    }
}
