package softlanding.engine.margin.trial;

import java.util.Arrays;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Valuation;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.market.StandardModel;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Computes the maintenance requirement of a standard account after changes of some rows, by the rules of {@link
 * softlanding.engine.margin.StandardMargin}. The payoff of each expiry at each strike is stored, so that a change of
 * one row costs one pass over the strikes of its expiry instead of the square of them.
 */
public final class StandardSums implements TrialSums
{
    private final Market market;
    private final Valuation valuation;
    private final double[] coins;
    private final double[] tried;
    private final double[] mark;
    private final double[] perCoin;
    private final double[] strike;
    private final boolean[] isCall;
    private final int[] expiryOf;
    private final double[] payoff;
    private final int[] begin;
    private final int[] end;
    private final double[] isolated;
    private final double[] netCalls;
    private final double[] payoffAtZero;
    private final double[] unpairedPerCoin;
    private final double[] expiryRequirement;
    private final int[] changed;
    private int rows;
    private int expiries;
    private int changes;
    private double kept;
    private double requirement;
    private double keptCounted;
    private double counted;

    /**
     * Reserves room for the sums of one portfolio.
     *
     * @param bookSize maximum number of positions of a portfolio.
     */
    public StandardSums(final Market market, final Valuation valuation, final int bookSize)
    {
        this.market = market;
        this.valuation = valuation;
        final int most = bookSize + 1;
        coins = new double[most];
        tried = new double[most];
        mark = new double[most];
        perCoin = new double[most];
        strike = new double[most];
        isCall = new boolean[most];
        expiryOf = new int[most];
        payoff = new double[most];
        begin = new int[most];
        end = new int[most];
        isolated = new double[most];
        netCalls = new double[most];
        payoffAtZero = new double[most];
        unpairedPerCoin = new double[most];
        expiryRequirement = new double[most];
        changed = new int[most];
    }

    /** Loads a portfolio, which becomes both the kept and the tried one; returns whether every position has a value. */
    @Override
    public boolean load(final Book book)
    {
        rows = book.size();
        expiries = 0;
        changes = 0;
        counted = 0;
        keptCounted = 0;
        boolean priced = true;
        int last = Ids.NONE;
        for (int row = 0; row < rows; row++)
        {
            final int instrument = book.instrument(row);
            priced &= book.quantity(row) == 0 || valuation.isValued(instrument);
            if (market.instruments().isOption(instrument))
            {
                final int expiry = market.instruments().expiry(instrument);
                if (expiry != last)
                {
                    openExpiry(expiry, row);
                }
                last = expiry;
                end[expiries - 1] = row + 1;
            }
        }
        for (int row = 0; row < rows && priced; row++)
        {
            loadRow(book, row);
        }
        if (priced)
        {
            addUp();
        }
        return priced;
    }

    private void openExpiry(final int expiry, final int row)
    {
        final StandardModel model = market.underlyings().standardModel(market.expiries().underlying(expiry));
        begin[expiries] = row;
        isolated[expiries] = 0;
        netCalls[expiries] = 0;
        payoffAtZero[expiries] = 0;
        unpairedPerCoin[expiries] = model.unpairedMm * Decimal8.toDouble(valuation.forward(expiry));
        expiries++;
    }

    private void loadRow(final Book book, final int row)
    {
        final Instruments instruments = market.instruments();
        final int instrument = book.instrument(row);
        final StandardModel model = market.underlyings().standardModel(instruments.underlying(instrument));
        coins[row] = instruments.coins(instrument, book.quantity(row));
        tried[row] = coins[row];
        final boolean priced = valuation.isValued(instrument);
        if (!instruments.isOption(instrument))
        {
            expiryOf[row] = Ids.NONE;
            mark[row] = priced ? Decimal8.toDouble(valuation.mark(instrument)) : 0;
            perCoin[row] = mark[row] * model.perpMm;
            return;
        }
        expiryOf[row] = expiryAt(row);
        mark[row] = priced ? valuation.optionMark(instrument) : 0;
        isCall[row] = instruments.kind(instrument) == InstrumentKind.CALL;
        strike[row] = market.strikes().strike(instruments.strikeSlot(instrument));
        perCoin[row] = model.maintenance(
            isCall[row], Decimal8.toDouble(valuation.spot(instruments.underlying(instrument))),
            mark[row]);
    }

    private int expiryAt(final int row)
    {
        int at = 0;
        while (end[at] <= row)
        {
            at++;
        }
        return at;
    }

    private void addUp()
    {
        kept = 0;
        Arrays.fill(payoff, 0, rows, 0);
        for (int row = 0; row < rows; row++)
        {
            if (expiryOf[row] == Ids.NONE)
            {
                kept += Math.abs(coins[row]) * perCoin[row];
            }
            else if (coins[row] != 0)
            {
                addToExpiry(row, coins[row]);
                isolated[expiryOf[row]] += Math.max(0, -coins[row]) * perCoin[row];
            }
        }
        for (int expiry = 0; expiry < expiries; expiry++)
        {
            double least = payoffAtZero[expiry];
            for (int point = begin[expiry]; point < end[expiry]; point++)
            {
                least = coins[point] == 0 ? least : Math.min(least, payoff[point]);
            }
            expiryRequirement[expiry] =
                requirement(isolated[expiry], least, unpairedPerCoin[expiry], netCalls[expiry]);
            kept += expiryRequirement[expiry];
        }
        requirement = kept;
    }

    private void addToExpiry(final int row, final double more)
    {
        final int expiry = expiryOf[row];
        netCalls[expiry] += isCall[row] ? more : 0;
        payoffAtZero[expiry] += more * payoffOfCoin(row, 0);
        for (int point = begin[expiry]; point < end[expiry]; point++)
        {
            payoff[point] += more * payoffOfCoin(row, strike[point]);
        }
    }

    private double payoffOfCoin(final int row, final double settlement)
    {
        return Math.max(0, isCall[row] ? settlement - strike[row] : strike[row] - settlement);
    }

    private static double requirement(
        final double isolated, final double least, final double unpairedPerCoin, final double netCalls)
    {
        return Math.min(isolated, -Math.min(0, least) + unpairedPerCoin * Math.max(0, -netCalls));
    }

    @Override
    public void begin()
    {
        for (int i = 0; i < changes; i++)
        {
            tried[changed[i]] = coins[changed[i]];
        }
        changes = 0;
    }

    @Override
    public void change(final int row, final double newCoins)
    {
        changed[changes++] = row;
        tried[row] = newCoins;
    }

    @Override
    public void evaluate()
    {
        requirement = kept;
        counted = keptCounted;
        for (int i = 0; i < changes; i++)
        {
            final int row = changed[i];
            if (expiryOf[row] == Ids.NONE)
            {
                requirement += (Math.abs(tried[row]) - Math.abs(coins[row])) * perCoin[row];
            }
            else
            {
                counted += (coins[row] - tried[row]) * mark[row];
                if (isFirstOfExpiry(i))
                {
                    requirement += triedRequirement(expiryOf[row]) - expiryRequirement[expiryOf[row]];
                }
            }
        }
    }

    private boolean isFirstOfExpiry(final int change)
    {
        boolean first = true;
        for (int i = 0; i < change && first; i++)
        {
            first = expiryOf[changed[i]] != expiryOf[changed[change]];
        }
        return first;
    }

    private double triedRequirement(final int expiry)
    {
        double triedIsolated = isolated[expiry];
        double triedCalls = netCalls[expiry];
        for (int i = 0; i < changes; i++)
        {
            final int row = changed[i];
            if (expiryOf[row] == expiry)
            {
                triedIsolated += (Math.max(0, -tried[row]) - Math.max(0, -coins[row])) * perCoin[row];
                triedCalls += isCall[row] ? tried[row] - coins[row] : 0;
            }
        }
        double least = triedPayoff(expiry, 0, payoffAtZero[expiry]);
        for (int point = begin[expiry]; point < end[expiry]; point++)
        {
            if (tried[point] != 0)
            {
                least = Math.min(least, triedPayoff(expiry, strike[point], payoff[point]));
            }
        }
        return requirement(triedIsolated, least, unpairedPerCoin[expiry], triedCalls);
    }

    private double triedPayoff(final int expiry, final double settlement, final double keptPayoff)
    {
        double sum = keptPayoff;
        for (int i = 0; i < changes; i++)
        {
            final int row = changed[i];
            if (expiryOf[row] == expiry)
            {
                sum += (tried[row] - coins[row]) * payoffOfCoin(row, settlement);
            }
        }
        return sum;
    }

    @Override
    public void keep()
    {
        for (int i = 0; i < changes; i++)
        {
            coins[changed[i]] = tried[changed[i]];
        }
        changes = 0;
        keptCounted = counted;
        for (int expiry = 0; expiry < expiries; expiry++)
        {
            isolated[expiry] = 0;
            netCalls[expiry] = 0;
            payoffAtZero[expiry] = 0;
        }
        addUp();
    }

    @Override
    public double requirement()
    {
        return requirement;
    }

    @Override
    public double mark(final int row)
    {
        return mark[row];
    }

    @Override
    public double countedValue()
    {
        return counted;
    }
}
