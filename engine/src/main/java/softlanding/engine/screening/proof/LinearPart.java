package softlanding.engine.screening.proof;

import softlanding.engine.margin.Book;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/** What of a book moves with an underlying in a straight line, futures aside: perpetuals and collateral. */
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

    public LinearPart(final Market market, final MarketLevels levels)
    {
        this.market = market;
        this.levels = levels;
    }

    /**
     * Takes in an underlying's perpetuals and collateral; returns its first row behind them, or -1 if they are too
     * many.
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

    public int size()
    {
        return size;
    }

    /** The price that moves a position or balance, as a mark of {@link Levels}. */
    public int mark(final int i)
    {
        return mark[i];
    }

    /** Value of a position or balance, in cash. */
    double value(final int i)
    {
        return value[i];
    }

    /** Share of the value that maintenance wants. */
    double haircut(final int i)
    {
        return haircut[i];
    }

    /** Share of the value that initial margin wants in addition. */
    double initialHaircut(final int i)
    {
        return initialHaircut[i];
    }

    /** Coins of perpetuals, each position by its magnitude. */
    double absoluteCoins()
    {
        return absoluteCoins;
    }

    /** Cash that funding can take per unit of the surface level. */
    double fundingPerLevel()
    {
        return fundingPerLevel;
    }

    /** Value of all. */
    double total()
    {
        return total;
    }
}
