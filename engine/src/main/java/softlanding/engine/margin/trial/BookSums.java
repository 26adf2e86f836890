package softlanding.engine.margin.trial;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Valuation;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Computes the maintenance requirement of a scenario-margined portfolio after changes of some rows, without a pass over
 * the whole portfolio. The rules are those of {@link softlanding.engine.margin.ScenarioMargin}. The sums per expiry and
 * underlying are stored here, so that a change costs scenarios times rows changed. The order of summation differs, and
 * so does rounding: a result is accurate to about 2^-40 of the amounts in the portfolio. {@link
 * softlanding.engine.margin.Margins} gives the exact result.
 *
 * <p>Use: {@link #load} a portfolio; then {@link #begin}, {@link #change} of some rows, {@link #evaluate}, for each
 * trial. Each trial starts from the kept rows, and {@link #keep} keeps those of the last trial. The sums are valid
 * until the market changes.
 */
public final class BookSums implements TrialSums
{
    private final Market market;
    private final Valuation valuation;
    private final BookRows rows;
    private final ExpirySum[] expirySums;
    private final ExpirySum[] triedExpirySums;
    private final boolean[] isExpiryTried;
    private final UnderlyingSum[] underlyingSums;
    private final UnderlyingSum[] triedUnderlyingSums;
    private final boolean[] isUnderlyingTried;
    private final int[] changedExpiries;
    private int expiries;
    private int underlyings;
    private int expiriesChanged;
    private double collateralRequirement;
    private double requirement;

    /**
     * Reserves room for the sums of one portfolio.
     *
     * @param bookSize        maximum number of positions of a portfolio.
     * @param mostUnderlyings maximum number of underlyings of a portfolio.
     */
    public BookSums(
        final Market market, final Valuation valuation, final int bookSize, final int mostUnderlyings)
    {
        this.market = market;
        this.valuation = valuation;
        final int most = bookSize + 1;
        rows = new BookRows(most);
        expirySums = new ExpirySum[most];
        triedExpirySums = new ExpirySum[most];
        Arrays.setAll(expirySums, i -> new ExpirySum());
        Arrays.setAll(triedExpirySums, i -> new ExpirySum());
        isExpiryTried = new boolean[most];
        underlyingSums = new UnderlyingSum[mostUnderlyings];
        triedUnderlyingSums = new UnderlyingSum[mostUnderlyings];
        Arrays.setAll(underlyingSums, i -> new UnderlyingSum());
        Arrays.setAll(triedUnderlyingSums, i -> new UnderlyingSum());
        isUnderlyingTried = new boolean[mostUnderlyings];
        changedExpiries = new int[most];
    }

    /** Loads a portfolio whose positions all have a value; it becomes both the kept and the tried one. */
    @Override
    public boolean load(final Book book)
    {
        rows.clear();
        expiries = 0;
        underlyings = 0;
        int row = 0;
        int underlying = valuation.nextUnderlying(book, row, Ids.NONE);
        while (underlying != Ids.NONE)
        {
            row = loadUnderlying(book, row, underlying);
            underlying = valuation.nextUnderlying(book, row, underlying);
        }
        loadCollateral(book);
        expiriesChanged = 0;
        Arrays.fill(isExpiryTried, 0, expiries, false);
        Arrays.fill(isUnderlyingTried, 0, underlyings, false);
        addUp();
        return true;
    }

    private int loadUnderlying(final Book book, final int from, final int underlying)
    {
        final Instruments instruments = market.instruments();
        final UnderlyingSum sum = underlyingSums[underlyings];
        sum.begin(
            market.underlyings().model(underlying), Decimal8.toDouble(valuation.spot(underlying)),
            valuation.riskCancellingValue(book, underlying));
        int row = from;
        while (row < book.size() && instruments.underlying(book.instrument(row)) == underlying)
        {
            if (instruments.isOption(book.instrument(row)))
            {
                row = loadExpiry(book, row, sum);
            }
            else
            {
                loadLinear(book, row++, sum);
            }
        }
        sum.close();
        underlyings++;
        return row;
    }

    private void loadLinear(final Book book, final int row, final UnderlyingSum sum)
    {
        final int instrument = book.instrument(row);
        final double coins = market.instruments().coins(instrument, book.quantity(row));
        final double mark = valuation.isValued(instrument) ? Decimal8.toDouble(valuation.mark(instrument)) : 0;
        rows.addLinear(underlyings, mark, coins);
        sum.changeLinear(0, coins, mark);
    }

    private int loadExpiry(final Book book, final int begin, final UnderlyingSum underlyingSum)
    {
        final Instruments instruments = market.instruments();
        final int expiry = instruments.expiry(book.instrument(begin));
        final ExpirySum sum = expirySums[expiries];
        sum.begin(underlyings, underlyingSum.model(), valuation.shocks(expiry));
        int row = begin;
        while (row < book.size() && instruments.expiry(book.instrument(row)) == expiry)
        {
            final boolean newStrike = row == begin || instruments.strikeSlot(book.instrument(row)) !=
                instruments.strikeSlot(book.instrument(row - 1));
            loadOption(book, row, newStrike, sum);
            row++;
        }
        sum.close();
        underlyingSum.add(sum);
        expiries++;
        return row;
    }

    private void loadOption(final Book book, final int row, final boolean newStrike, final ExpirySum sum)
    {
        final int instrument = book.instrument(row);
        final double coins = market.instruments().coins(instrument, book.quantity(row));
        final double @Nullable [] values = valuation.isValued(instrument) ? valuation.values(instrument) : null;
        final double mark = values == null ? 0 : values[underlyingSums[underlyings].model().scenarios()];
        sum.addNaked(rows.addOption(underlyings, expiries, values, mark, coins, newStrike));
        if (values != null && coins != 0)
        {
            sum.add(coins, values);
        }
    }

    private void loadCollateral(final Book book)
    {
        collateralRequirement = 0;
        for (int i = 0; i < book.balances(); i++)
        {
            collateralRequirement += Decimal8.toDouble(valuation.collateralValue(book, i)) *
                market.assets().maintenanceHaircut(book.asset(i));
        }
    }

    /** Nothing: margin equity holds every value at mark. */
    @Override
    public double countedValue()
    {
        return 0;
    }

    /** Begins a trial: every row holds its kept coins. */
    @Override
    public void begin()
    {
        rows.undo();
        forgetChanges();
    }

    private void forgetChanges()
    {
        for (int i = 0; i < expiriesChanged; i++)
        {
            isExpiryTried[changedExpiries[i]] = false;
        }
        for (int i = 0; i < underlyings; i++)
        {
            isUnderlyingTried[i] = false;
        }
        expiriesChanged = 0;
    }

    /** Sets the coins of a priced row in the trial, signed. Each row changes at most once per trial. */
    @Override
    public void change(final int row, final double newCoins)
    {
        final double before = rows.coins(row);
        final double moreNaked = rows.change(row, newCoins);
        final int expiry = rows.expiry(row);
        if (expiry == Ids.NONE)
        {
            tryUnderlying(rows.underlying(row)).changeLinear(before, newCoins, rows.mark(row));
        }
        else
        {
            final ExpirySum sum = tryExpiry(expiry);
            sum.add(newCoins - before, rows.values(row));
            sum.addNaked(moreNaked);
        }
    }

    private ExpirySum tryExpiry(final int expiry)
    {
        if (!isExpiryTried[expiry])
        {
            isExpiryTried[expiry] = true;
            changedExpiries[expiriesChanged++] = expiry;
            triedExpirySums[expiry].copy(expirySums[expiry]);
        }
        return triedExpirySums[expiry];
    }

    private UnderlyingSum tryUnderlying(final int underlying)
    {
        if (!isUnderlyingTried[underlying])
        {
            isUnderlyingTried[underlying] = true;
            triedUnderlyingSums[underlying].copy(underlyingSums[underlying]);
        }
        return triedUnderlyingSums[underlying];
    }

    /** Evaluates the trial after the changes of its rows. */
    @Override
    public void evaluate()
    {
        for (int i = 0; i < expiriesChanged; i++)
        {
            final int expiry = changedExpiries[i];
            final ExpirySum sum = triedExpirySums[expiry];
            sum.close();
            tryUnderlying(sum.underlying()).replace(expirySums[expiry], sum);
        }
        for (int i = 0; i < underlyings; i++)
        {
            if (isUnderlyingTried[i])
            {
                triedUnderlyingSums[i].close();
            }
        }
        addUp();
    }

    private void addUp()
    {
        requirement = collateralRequirement;
        for (int i = 0; i < underlyings; i++)
        {
            requirement += triedUnderlying(i).requirement();
        }
    }

    /** Keeps the rows of the last evaluated trial; later trials start from them. */
    @Override
    public void keep()
    {
        rows.keep();
        for (int i = 0; i < expiriesChanged; i++)
        {
            swap(expirySums, triedExpirySums, changedExpiries[i]);
        }
        for (int i = 0; i < underlyings; i++)
        {
            if (isUnderlyingTried[i])
            {
                swap(underlyingSums, triedUnderlyingSums, i);
            }
        }
        forgetChanges();
    }

    private static <T> void swap(final T[] kept, final T[] tried, final int index)
    {
        final T former = kept[index];
        kept[index] = tried[index];
        tried[index] = former;
    }

    /** Returns the maintenance requirement of the last evaluated trial in cash. */
    @Override
    public double requirement()
    {
        return requirement;
    }

    /**
     * Returns the value of one coin of a priced row in cash, as it counts in equity; that of an option is not rounded.
     */
    @Override
    public double mark(final int row)
    {
        return rows.mark(row);
    }

    BookRows rows()
    {
        return rows;
    }

    int expiries()
    {
        return expiries;
    }

    ExpirySum triedExpiry(final int expiry)
    {
        return isExpiryTried[expiry] ? triedExpirySums[expiry] : expirySums[expiry];
    }

    UnderlyingSum triedUnderlying(final int underlying)
    {
        return isUnderlyingTried[underlying] ? triedUnderlyingSums[underlying] : underlyingSums[underlying];
    }
}
