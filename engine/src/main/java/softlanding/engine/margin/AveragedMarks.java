package softlanding.engine.margin;

import softlanding.engine.market.Expiries;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.Feeds;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Ids;

/**
 * Gives the marks of a portfolio averaged over time. A row whose mark is missing has its unfavourable end. Rates,
 * confidences and funding are those in force.
 */
final class AveragedMarks
{
    private final EventContext event;
    private final Market market;
    private final Valuation valuation;
    private final MarkOverlay marks;

    AveragedMarks(final EventContext event, final EngineLimits limits, final Market market, final Valuation valuation)
    {
        this.event = event;
        this.market = market;
        this.valuation = valuation;
        marks = new MarkOverlay(limits.bookSize(), limits.assets(), limits.underlyings());
    }

    /** Returns the averaged marks of a portfolio, which are valid until the next call. */
    MarkOverlay of(final Book book, final MarkOverlay unfavourable)
    {
        final long stable = average(FeedKind.STABLE, 0, market.stablePrice());
        marks.clear(Math.max(stable, unfavourable.stablePrice()), event.nowNs());
        for (int row = 0; row < book.size(); row++)
        {
            if (book.quantity(row) != 0)
            {
                add(book, row, unfavourable);
            }
        }
        for (int b = 0; b < book.balances(); b++)
        {
            final int asset = book.asset(b);
            final long price = average(FeedKind.COLLATERAL, asset, market.assets().price(asset));
            marks.addAsset(
                asset, valuation.isAssetPriced(asset) ? price : unfavourable.assetPrice(asset, price));
            addSpot(market.assets().riskCancellingUnderlying(asset), unfavourable);
        }
        return marks;
    }

    private void addSpot(final int underlying, final MarkOverlay unfavourable)
    {
        if (underlying != Ids.NONE)
        {
            final long spot = market.underlyings().spot(underlying);
            marks.addSpot(
                underlying, unfavourable.spot(underlying, average(FeedKind.SPOT, underlying, spot)));
        }
    }

    private void add(final Book book, final int row, final MarkOverlay unfavourable)
    {
        final Instruments instruments = market.instruments();
        final int instrument = book.instrument(row);
        final int expiry = instruments.expiry(instrument);
        final int missing = unfavourable.row(book.key(row));
        addSpot(instruments.underlying(instrument), unfavourable);
        final long forward = expiry == Ids.NONE ? 0 :
            average(FeedKind.FORWARD, expiry, market.expiries().forward(expiry));
        if (expiry != Ids.NONE)
        {
            marks.addForward(expiry, unfavourable.forward(expiry, forward));
        }
        if (instruments.isOption(instrument))
        {
            final double[] values = marks.addOption(book.key(row));
            if (missing != Ids.NONE)
            {
                System.arraycopy(unfavourable.values(missing), 0, values, 0, values.length);
            }
            else
            {
                final int strike = instruments.strikeSlot(instrument);
                final long volatility =
                    average(FeedKind.VOLATILITY, strike, market.strikes().volatilityMark(strike));
                market.optionBounds().values(
                    instrument, forward, Decimal8.toDouble(volatility), event.nowNs(), values);
            }
        }
        else
        {
            marks.addLinear(book.key(row), missing != Ids.NONE ? unfavourable.mark(missing) :
                expiry != Ids.NONE ? forward :
                average(FeedKind.PERPETUAL, instrument, instruments.perpetualPrice(instrument)));
        }
    }

    /** Returns whether every mark that a portfolio needs equals its average, so that both give the same margin. */
    boolean areCurrent(final Book book)
    {
        boolean current = average(FeedKind.STABLE, 0, market.stablePrice()) == market.stablePrice();
        for (int row = 0; row < book.size() && current; row++)
        {
            current = book.quantity(row) == 0 || isCurrent(book.instrument(row));
        }
        for (int b = 0; b < book.balances() && current; b++)
        {
            final long price = market.assets().price(book.asset(b));
            current = average(FeedKind.COLLATERAL, book.asset(b), price) == price;
        }
        return current;
    }

    private boolean isCurrent(final int instrument)
    {
        final Instruments instruments = market.instruments();
        final int underlying = instruments.underlying(instrument);
        final int expiry = instruments.expiry(instrument);
        final long spot = market.underlyings().spot(underlying);
        final Expiries expiries = market.expiries();
        return average(FeedKind.SPOT, underlying, spot) == spot && (expiry == Ids.NONE ?
            average(FeedKind.PERPETUAL, instrument, instruments.perpetualPrice(instrument)) ==
                instruments.perpetualPrice(instrument) :
            average(FeedKind.FORWARD, expiry, expiries.forward(expiry)) == expiries.forward(expiry)) &&
            (!instruments.isOption(instrument) || isVolatilityCurrent(instruments.strikeSlot(instrument)));
    }

    private boolean isVolatilityCurrent(final int strike)
    {
        final long volatility = market.strikes().volatilityMark(strike);
        return average(FeedKind.VOLATILITY, strike, volatility) == volatility;
    }

    private long average(final FeedKind kind, final int slot, final long mark)
    {
        final Feeds feeds = market.feeds();
        return market.history().average(feeds.of(kind, slot), mark, event.nowNs());
    }
}
