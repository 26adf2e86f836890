package softlanding.engine.margin;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import softlanding.engine.account.TradeEffect;
import softlanding.engine.market.Assets;
import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/** Values the parts of a portfolio at present marks, and determines whether all marks are known. */
public final class Valuation
{
    private static final long NEVER = -1;
    private static final double[] NO_VALUES = {};

    private final Market market;
    /** Revision of the market at which each instrument was found priced, and the values of the options then. */
    private final long[] pricedAt;
    private final double[][] valuesThen;
    private @Nullable MarkOverlay overlay;

    /** Values portfolios at the marks of this market. */
    public Valuation(final Market market)
    {
        this.market = market;
        pricedAt = new long[market.instruments().capacity()];
        valuesThen = new double[pricedAt.length][];
        Arrays.fill(pricedAt, NEVER);
    }

    /** Values at other marks from now on, or again at those of the market if the overlay is null. */
    void use(final @Nullable MarkOverlay newOverlay)
    {
        overlay = newOverlay;
    }

    /**
     * Returns whether every mark that the portfolio's margin needs is known and its feed is not suspended. While other
     * marks are used, these stand for every missing one.
     */
    public boolean isPriced(final Book book)
    {
        if (overlay != null)
        {
            return true;
        }
        final long revision = market.revision();
        for (int row = 0; row < book.size(); row++)
        {
            final int instrument = book.instrument(row);
            if (book.quantity(row) != 0 && pricedAt[instrument] != revision && !notePriced(instrument, revision))
            {
                return false;
            }
        }
        for (int i = 0; i < book.balances(); i++)
        {
            if (!isAssetPriced(book.asset(i)))
            {
                return false;
            }
        }
        return true;
    }

    /** Notes whether an instrument is priced, and its values: many portfolios need them before the next change. */
    private boolean notePriced(final int instrument, final long revision)
    {
        final boolean isPriced = isPriced(instrument);
        if (isPriced)
        {
            valuesThen[instrument] =
                market.instruments().isOption(instrument) ? market.riskArrays().row(instrument) : NO_VALUES;
            pricedAt[instrument] = revision;
        }
        return isPriced;
    }

    /**
     * Returns whether an instrument can be closed by an order: all its marks are known, it still trades, and no
     * operator paused it.
     */
    public boolean isClosable(final int instrument)
    {
        final int expiry = market.instruments().expiry(instrument);
        return (expiry == Ids.NONE || !market.expiries().isOver(expiry)) &&
            !market.instruments().isPaused(instrument) && isPriced(instrument);
    }

    /** Returns whether an instrument's mark and its underlying's spot are known and their feeds are not suspended. */
    public boolean isPriced(final int instrument)
    {
        final Instruments instruments = market.instruments();
        return market.underlyings().isPriced(instruments.underlying(instrument)) &&
            (instruments.isOption(instrument) ?
                market.riskArrays().isPriced(instrument) : isLinearPriced(instrument));
    }

    private boolean isLinearPriced(final int instrument)
    {
        final int expiry = market.instruments().expiry(instrument);
        return expiry == Ids.NONE ?
            market.instruments().isPerpetualPriced(instrument) : market.expiries().isPriced(expiry);
    }

    /** Returns whether a collateral asset's price, and the spot of the coin that moves it, are known. */
    boolean isAssetPriced(final int asset)
    {
        final Assets assets = market.assets();
        final int underlying = assets.riskCancellingUnderlying(asset);
        return assets.isPriced(asset) && (underlying == Ids.NONE || market.underlyings().isPriced(underlying));
    }

    /**
     * Returns the mark of a priced instrument in cash per coin, a Decimal8 mantissa; that of an option is rounded to
     * the nearest.
     */
    public long mark(final int instrument)
    {
        return market.instruments().isOption(instrument) ?
            (long)Math.rint(optionMark(instrument) * Decimal8.ONE) : linearMark(instrument);
    }

    /** Returns the mark of an option in cash per coin. */
    public double optionMark(final int instrument)
    {
        return values(instrument)[
            market.underlyings().model(market.instruments().underlying(instrument)).scenarios()];
    }

    /** Returns the values of one coin of a valued option. Callers must not write to the array. */
    public double[] values(final int instrument)
    {
        final MarkOverlay used = overlay;
        if (used == null)
        {
            return pricedAt[instrument] == market.revision() ?
                valuesThen[instrument] : market.riskArrays().row(instrument);
        }
        final int row = used.row(market.bookKey(instrument));
        return row == Ids.NONE ? market.riskArrays().row(instrument) : used.values(row);
    }

    /** Returns the effect of the scenarios on an expiry with a valued option. */
    public ExpiryShocks shocks(final int expiry)
    {
        final int underlying = market.expiries().underlying(expiry);
        return overlay == null || market.expiries().forward(expiry) > 0 ? market.riskArrays().shocks(expiry) :
            market.optionBounds().shocksAt(expiry, market.underlyings().spot(underlying), overlay.nowNs());
    }

    private int overlaid(final int instrument)
    {
        return overlay == null ? Ids.NONE : overlay.row(market.bookKey(instrument));
    }

    /** Returns whether an instrument has a value: it is priced, or has a mark for now. */
    public boolean isValued(final int instrument)
    {
        return overlaid(instrument) != Ids.NONE || isPriced(instrument);
    }

    /** Returns the spot of an underlying in cash per coin, a Decimal8 mantissa. */
    public long spot(final int underlying)
    {
        final long spot = market.underlyings().spot(underlying);
        return overlay == null ? spot : overlay.spot(underlying, spot);
    }

    /** Returns the forward of an expiry in cash per coin, a Decimal8 mantissa. */
    public long forward(final int expiry)
    {
        final long forward = market.expiries().forward(expiry);
        return overlay == null ? forward : overlay.forward(expiry, forward);
    }

    /** Returns the mark of a perpetual or future. */
    private long linearMark(final int instrument)
    {
        final int row = overlaid(instrument);
        if (overlay != null && row != Ids.NONE)
        {
            return overlay.mark(row);
        }
        final Instruments instruments = market.instruments();
        final int expiry = instruments.expiry(instrument);
        return expiry == Ids.NONE ? instruments.perpetualPrice(instrument) : market.expiries().forward(expiry);
    }

    /** Returns cash and collateral of a priced portfolio, rounded down; a Decimal8 mantissa. */
    long cashAndCollateral(final Book book)
    {
        long value = book.cash();
        for (int i = 0; i < book.balances(); i++)
        {
            value = Math.addExact(value, collateralValue(book, i));
        }
        return value;
    }

    /** Returns cash, collateral and unrealised profit of a priced portfolio, rounded down; a Decimal8 mantissa. */
    long equityWithoutOptions(final Book book)
    {
        long equity = cashAndCollateral(book);
        for (int row = 0; row < book.size(); row++)
        {
            equity = Math.addExact(equity, unrealised(book, row));
        }
        return equity;
    }

    /** Returns unrealised profit and funding of a row, 0 for an option; a Decimal8 mantissa. */
    long unrealised(final Book book, final int row)
    {
        return market.instruments().isOption(book.instrument(row)) ? 0 : profit(book, row);
    }

    /**
     * Returns the profit of a priced row since entry, including funding, rounded down; a Decimal8 mantissa of cash. It
     * includes options, whose premium was paid at once.
     */
    public long profit(final Book book, final int row)
    {
        final int instrument = book.instrument(row);
        return book.quantity(row) == 0 ? 0 : TradeEffect.unrealised(
            market.instruments(), instrument, book.quantity(row), book.cost(row), book.fundingIndex(row),
            mark(instrument));
    }

    /** Returns the value of a collateral balance in cash, rounded down; a Decimal8 mantissa. */
    public long collateralValue(final Book book, final int balance)
    {
        final int asset = book.asset(balance);
        final long price = market.assets().price(asset);
        final long usd = Decimal8.multiplyFloor(
            book.assetQuantity(balance), overlay == null ? price : overlay.assetPrice(asset, price));
        final long stablePrice = overlay == null ? market.stablePrice() : overlay.stablePrice();
        return stablePrice == Decimal8.ONE ? usd : Decimal8.shareFloor(usd, Decimal8.ONE, stablePrice);
    }

    /** Returns the value in cash of the collateral that cancels risk of an underlying. */
    public double riskCancellingValue(final Book book, final int underlying)
    {
        double value = 0;
        for (int i = 0; i < book.balances(); i++)
        {
            if (market.assets().riskCancellingUnderlying(book.asset(i)) == underlying)
            {
                value += Decimal8.toDouble(collateralValue(book, i));
            }
        }
        return value;
    }

    /**
     * Returns the underlying whose spot confidence counts beside that of a collateral asset's own price: the one that
     * moves the asset, otherwise the first that the portfolio touches, otherwise the first listed, or {@link Ids#NONE}.
     */
    int referenceUnderlying(final Book book, final int asset)
    {
        final int moving = market.assets().riskCancellingUnderlying(asset);
        if (moving != Ids.NONE)
        {
            return moving;
        }
        for (int row = 0; row < book.size(); row++)
        {
            if (book.quantity(row) != 0)
            {
                return market.instruments().underlying(book.instrument(row));
            }
        }
        return market.underlyings().ids().size() > 0 && market.underlyings().spot(0) > 0 ? 0 : Ids.NONE;
    }

    /** Returns the least underlying above the last one that collateral, or a position from the row on, touches. */
    public int nextUnderlying(final Book book, final int row, final int last)
    {
        int next = row < book.size() ? market.instruments().underlying(book.instrument(row)) : Integer.MAX_VALUE;
        for (int i = 0; i < book.balances(); i++)
        {
            final int moving = market.assets().riskCancellingUnderlying(book.asset(i));
            if (moving > last && moving < next)
            {
                next = moving;
            }
        }
        return next == Integer.MAX_VALUE ? Ids.NONE : next;
    }
}
