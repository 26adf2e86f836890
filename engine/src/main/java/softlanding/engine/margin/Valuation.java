package softlanding.engine.margin;

import softlanding.engine.account.Accounts;
import softlanding.engine.market.Assets;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/** What the parts of a book are worth now, and whether that is known at all. */
public final class Valuation
{
    private final Market market;

    /** Values books at the marks of this market. */
    public Valuation(final Market market)
    {
        this.market = market;
    }

    /** Whether every mark that the book's margin needs is there and believed. */
    public boolean isPriced(final Book book)
    {
        for (int row = 0; row < book.size(); row++)
        {
            if (book.quantity(row) != 0 && !isPriced(book.instrument(row)))
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

    /** Whether an instrument's mark and its underlying's spot are there and believed. */
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

    private boolean isAssetPriced(final int asset)
    {
        final Assets assets = market.assets();
        final int underlying = assets.riskCancellingUnderlying(asset);
        return assets.isPriced(asset) && (underlying == Ids.NONE || market.underlyings().isPriced(underlying));
    }

    /**
     * The mark of a priced instrument, in cash per coin, a Decimal8 mantissa; an option's is rounded to the nearest.
     */
    public long mark(final int instrument)
    {
        return market.instruments().isOption(instrument) ?
            (long)Math.rint(market.riskArrays().mark(instrument) * Decimal8.ONE) : linearMark(instrument);
    }

    /** The mark of a perpetual or future. */
    private long linearMark(final int instrument)
    {
        final Instruments instruments = market.instruments();
        final int expiry = instruments.expiry(instrument);
        return expiry == Ids.NONE ? instruments.perpetualPrice(instrument) : market.expiries().forward(expiry);
    }

    /** Cash and collateral of a priced book, rounded down; Decimal8 mantissa. */
    long cashAndCollateral(final Book book)
    {
        long value = book.cash();
        for (int i = 0; i < book.balances(); i++)
        {
            value = Math.addExact(value, collateralValue(book, i));
        }
        return value;
    }

    /** Cash, collateral and unrealised profit of a priced book, rounded down; Decimal8 mantissa. */
    long equityWithoutOptions(final Book book)
    {
        long equity = cashAndCollateral(book);
        for (int row = 0; row < book.size(); row++)
        {
            equity = Math.addExact(equity, unrealised(book, row));
        }
        return equity;
    }

    /** Unrealised profit and funding of a row, 0 for an option; Decimal8 mantissa. */
    long unrealised(final Book book, final int row)
    {
        return market.instruments().isOption(book.instrument(row)) ? 0 : profit(book, row);
    }

    /**
     * What a priced row has gained since it was entered, funding included, rounded down; of an option too, whose
     * premium was paid at once. Decimal8 mantissa of cash.
     */
    public long profit(final Book book, final int row)
    {
        final int instrument = book.instrument(row);
        return book.quantity(row) == 0 ? 0 : Accounts.unrealised(
            market.instruments(), instrument, book.quantity(row), book.cost(row), book.fundingIndex(row),
            mark(instrument));
    }

    /** Value of a collateral balance in cash, rounded down; Decimal8 mantissa. */
    public long collateralValue(final Book book, final int balance)
    {
        final long usd = Decimal8.multiplyFloor(
            book.assetQuantity(balance), market.assets().price(book.asset(balance)));
        final long stablePrice = market.stablePrice();
        return stablePrice == Decimal8.ONE ? usd : Decimal8.shareFloor(usd, Decimal8.ONE, stablePrice);
    }

    /** Value of the collateral that moves against an underlying, in cash. */
    double riskCancellingValue(final Book book, final int underlying)
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
     * The underlying whose spot stands beside a collateral asset's own price when confidence is judged: the one that
     * moves it, else the first that the book touches, else the first listed; {@link Ids#NONE} if there is none.
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

    /** The least underlying above the last one that a position from the row on, or collateral, touches. */
    int nextUnderlying(final Book book, final int row, final int last)
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
