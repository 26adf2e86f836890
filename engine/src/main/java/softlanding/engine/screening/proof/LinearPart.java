package softlanding.engine.screening.proof;

import softlanding.engine.margin.Book;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Holds the part of a portfolio that is linear in the price of an underlying, without futures: perpetuals and
 * collateral.
 */
public final class LinearPart
{
    static final int MAX = 24;

    private final Market market;
    private final MarketLevels levels;
    private final double[] value = new double[MAX];
    private final int[] mark = new int[MAX];
    private final double[] haircut = new double[MAX];
    private final double[] initialHaircut = new double[MAX];
    private int size;
    private double absoluteCoins;
    private double fundingPerLevel;
    private double total;

    /** Reads the marks of a market and their levels. */
    public LinearPart(final Market market, final MarketLevels levels)
    {
        this.market = market;
        this.levels = levels;
    }

    /**
     * Loads the perpetuals and collateral of an underlying; returns its first row after the perpetuals, or -1 if there
     * are too many.
     */
    public int load(final Book book, final int underlying)
    {
        final Instruments instruments = market.instruments();
        size = 0;
        absoluteCoins = 0;
        fundingPerLevel = 0;
        total = 0;
        int row = 0;
        while (row < book.size() && instruments.underlying(book.instrument(row)) < underlying)
        {
            row++;
        }
        boolean fits = true;
        while (row < book.size() && instruments.underlying(book.instrument(row)) == underlying &&
            instruments.expiry(book.instrument(row)) == Ids.NONE)
        {
            fits &= book.quantity(row) == 0 || addPerpetual(book, row);
            row++;
        }
        for (int i = 0; i < book.balances(); i++)
        {
            fits &= market.assets().riskCancellingUnderlying(book.asset(i)) != underlying || addAsset(book, i);
        }
        return fits ? row : -1;
    }

    private boolean addPerpetual(final Book book, final int row)
    {
        final int instrument = book.instrument(row);
        final double coins = market.instruments().coins(instrument, book.quantity(row));
        absoluteCoins += Math.abs(coins);
        fundingPerLevel += Math.abs(Decimal8.toDouble(book.quantity(row))) / levels.fundingUnit(instrument);
        return add(
            levels.perpetualMark(instrument),
            coins * Decimal8.toDouble(market.instruments().perpetualPrice(instrument)), 0, 0);
    }

    private boolean addAsset(final Book book, final int balance)
    {
        final int asset = book.asset(balance);
        return add(
            levels.assetMark(asset), levels.assetPrice(asset) * Decimal8.toDouble(book.assetQuantity(balance)),
            market.assets().maintenanceHaircut(asset), market.assets().initialHaircutAddOn(asset));
    }

    private boolean add(
        final int newMark, final double newValue, final double newHaircut, final double newInitialHaircut)
    {
        if (size == MAX)
        {
            return false;
        }
        mark[size] = newMark;
        value[size] = newValue;
        haircut[size] = newHaircut;
        initialHaircut[size] = newInitialHaircut;
        total += newValue;
        size++;
        return true;
    }

    /** Returns the number of perpetuals and balances. */
    public int size()
    {
        return size;
    }

    /** Returns the price of a position or balance, as a mark of {@link Levels}. */
    public int mark(final int i)
    {
        return mark[i];
    }

    /** Returns the value of a position or balance, in cash, signed. */
    double value(final int i)
    {
        return value[i];
    }

    /** Returns the maintenance haircut, as a share of the value. */
    double haircut(final int i)
    {
        return haircut[i];
    }

    /** Returns the additional initial haircut, as a share of the value. */
    double initialHaircut(final int i)
    {
        return initialHaircut[i];
    }

    /** Returns the coins of perpetuals, each position by its magnitude. */
    double absoluteCoins()
    {
        return absoluteCoins;
    }

    /** Returns the maximum loss by funding per unit of the carry level, in cash. */
    double fundingPerLevel()
    {
        return fundingPerLevel;
    }

    /** Returns the value of all positions and balances, in cash. */
    double total()
    {
        return total;
    }
}
