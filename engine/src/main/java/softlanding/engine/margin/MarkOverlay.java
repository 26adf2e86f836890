package softlanding.engine.margin;

import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.state.Ids;

/**
 * Holds the marks that replace those of the market while one portfolio is valued: of rows by their book keys, of spots,
 * forwards and coins by their slots. Whatever is not here keeps the mark of the market.
 */
final class MarkOverlay
{
    private static final int COLUMNS = PortfolioMarginSettings.MAX_SCENARIOS + 3;

    private final long[] keys;
    private final long[] marks;
    private final double[][] values;
    private final long[] optionForwards;
    private final double[] optionVolatilities;
    private final boolean[] optionGreatest;
    private int rows;
    private final int[] assets;
    private final long[] assetPrices;
    private int balances;
    private final int[] underlyings;
    private final long[] spots;
    private int spotsMoved;
    private final int[] expiries;
    private final long[] forwards;
    private int forwardsMoved;
    private long stablePrice;
    private long nowNs;

    MarkOverlay(final int bookSize, final int mostAssets, final int mostUnderlyings)
    {
        final int most = bookSize + 1;
        keys = new long[most];
        marks = new long[most];
        values = new double[most][COLUMNS];
        optionForwards = new long[most];
        optionVolatilities = new double[most];
        optionGreatest = new boolean[most];
        assets = new int[mostAssets + 1];
        assetPrices = new long[mostAssets + 1];
        underlyings = new int[mostUnderlyings + 1];
        spots = new long[mostUnderlyings + 1];
        expiries = new int[most];
        forwards = new long[most];
    }

    void clear(final long newStablePrice, final long newNowNs)
    {
        nowNs = newNowNs;
        rows = 0;
        balances = 0;
        spotsMoved = 0;
        forwardsMoved = 0;
        stablePrice = newStablePrice;
    }

    /** Adds a perpetual or future. Keys must rise from row to row. */
    void addLinear(final long key, final long mark)
    {
        keys[rows] = key;
        marks[rows++] = mark;
    }

    /** Adds an option and returns the array that receives its values. */
    double[] addOption(final long key)
    {
        keys[rows] = key;
        return values[rows++];
    }

    /**
     * Adds an option and notes at what it is valued; returns the array that receives its values.
     *
     * @param volatility NaN if nothing is known about it.
     * @param greatest   whether the value is then the greatest possible.
     */
    double[] addOption(final long key, final long forward, final double volatility, final boolean greatest)
    {
        optionForwards[rows] = forward;
        optionVolatilities[rows] = volatility;
        optionGreatest[rows] = greatest;
        return addOption(key);
    }

    /** Replaces a spot; the first value of an underlying counts. */
    void addSpot(final int underlying, final long price)
    {
        if (find(underlyings, spotsMoved, underlying) == Ids.NONE)
        {
            underlyings[spotsMoved] = underlying;
            spots[spotsMoved++] = price;
        }
    }

    /** Replaces a forward; the first value of an expiry counts. */
    void addForward(final int expiry, final long price)
    {
        if (find(expiries, forwardsMoved, expiry) == Ids.NONE)
        {
            expiries[forwardsMoved] = expiry;
            forwards[forwardsMoved++] = price;
        }
    }

    void addAsset(final int asset, final long price)
    {
        assets[balances] = asset;
        assetPrices[balances++] = price;
    }

    /** Returns the index of a row by its book key, or {@link Ids#NONE}. */
    int row(final long key)
    {
        int low = 0;
        int high = rows - 1;
        while (low <= high)
        {
            final int middle = (low + high) >>> 1;
            if (keys[middle] == key)
            {
                return middle;
            }
            if (keys[middle] < key)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }
        return Ids.NONE;
    }

    long mark(final int row)
    {
        return marks[row];
    }

    /** Returns the values of one coin of an option, as in a row of the risk arrays. */
    double[] values(final int row)
    {
        return values[row];
    }

    /** Returns the forward at which an option is valued, if that was noted. */
    long optionForward(final int row)
    {
        return optionForwards[row];
    }

    /** Returns the volatility at which an option is valued, if that was noted. */
    double optionVolatility(final int row)
    {
        return optionVolatilities[row];
    }

    /** Returns whether an option without a volatility has its greatest value. */
    boolean isOptionGreatest(final int row)
    {
        return optionGreatest[row];
    }

    long spot(final int underlying, final long otherwise)
    {
        final int i = find(underlyings, spotsMoved, underlying);
        return i == Ids.NONE ? otherwise : spots[i];
    }

    long forward(final int expiry, final long otherwise)
    {
        final int i = find(expiries, forwardsMoved, expiry);
        return i == Ids.NONE ? otherwise : forwards[i];
    }

    long assetPrice(final int asset, final long otherwise)
    {
        final int i = find(assets, balances, asset);
        return i == Ids.NONE ? otherwise : assetPrices[i];
    }

    /** Returns the time for which the marks hold. */
    long nowNs()
    {
        return nowNs;
    }

    long stablePrice()
    {
        return stablePrice;
    }

    private static int find(final int[] slots, final int size, final int slot)
    {
        int i = size - 1;
        while (i >= 0 && slots[i] != slot)
        {
            i--;
        }
        return i < 0 ? Ids.NONE : i;
    }
}
