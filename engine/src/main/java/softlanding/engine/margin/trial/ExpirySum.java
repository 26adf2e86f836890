package softlanding.engine.margin.trial;

import java.util.Arrays;
import softlanding.engine.margin.ScenarioMargin;
import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.MarginModel;
import softlanding.engine.state.Begins;

/**
 * Sums the options of one expiry of a portfolio over the columns of the risk arrays, and derives profits and
 * contingencies from the sums.
 */
final class ExpirySum
{
    private final double[] value = new double[ScenarioMargin.COLUMNS];
    private final double[] profit = new double[ScenarioMargin.COLUMNS];
    private MarginModel model;
    private int underlying;
    private double longDiscount;
    private double shortDiscount;
    private double basisWeight;
    private double basisContingency;
    private double nakedCoins;

    /** Starts without options. */
    @Begins
    void begin(final int ofUnderlying, final MarginModel ofModel, final ExpiryShocks shocks)
    {
        underlying = ofUnderlying;
        model = ofModel;
        longDiscount = shocks.longDiscount();
        shortDiscount = shocks.shortDiscount();
        basisWeight = shocks.basisWeight();
        nakedCoins = 0;
        Arrays.fill(value, 0, columns(), 0);
    }

    /** Copies the options of another sum. The derived values are computed by {@link #close}. */
    void copy(final ExpirySum other)
    {
        underlying = other.underlying;
        model = other.model;
        longDiscount = other.longDiscount;
        shortDiscount = other.shortDiscount;
        basisWeight = other.basisWeight;
        nakedCoins = other.nakedCoins;
        System.arraycopy(other.value, 0, value, 0, columns());
    }

    private int columns()
    {
        return model.scenarios() + 3;
    }

    /** Adds coins of an option with the given value per coin in every column. */
    void add(final double coins, final double[] perCoin)
    {
        ScenarioMargin.addValues(columns(), coins, perCoin, value);
    }

    /** Adds short coins that no option of the same strike covers. */
    void addNaked(final double coins)
    {
        nakedCoins += coins;
    }

    /** Computes the derived values. */
    void close()
    {
        final int scenarios = model.scenarios();
        Arrays.fill(profit, 0, scenarios, 0);
        ScenarioMargin.addProfits(model, longDiscount, shortDiscount, value[scenarios], value, profit);
        final double up = value[scenarios + 1] - value[scenarios];
        final double down = value[scenarios + 2] - value[scenarios];
        basisContingency = Math.min(Math.min(up, down), 0) * basisWeight;
    }

    /** Returns the index of its underlying among those of the portfolio. */
    int underlying()
    {
        return underlying;
    }

    /** Returns the value in a column in cash. */
    double value(final int column)
    {
        return value[column];
    }

    /** Returns the profit per scenario in cash. Callers must not write to the array. */
    double[] profit()
    {
        return profit;
    }

    /** Returns the basis contingency in cash, not above 0. */
    double basisContingency()
    {
        return basisContingency;
    }

    double basisWeight()
    {
        return basisWeight;
    }

    /** Returns the net short coins, summed over the strikes. */
    double nakedCoins()
    {
        return nakedCoins;
    }

    double longDiscount()
    {
        return longDiscount;
    }

    double shortDiscount()
    {
        return shortDiscount;
    }
}
