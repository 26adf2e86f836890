package softlanding.engine.margin;

import org.jspecify.annotations.Nullable;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.Feeds;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Ids;

/**
 * Bounds the marks that a portfolio needs and that are missing or suspended, so that its margin is known between two
 * ends. One missing mark must not keep the rest of a portfolio from being judged.
 *
 * <pre>
 * option with a last volatility v   [v / m, v m],  m = 1 + volRangeUp tau^p
 * option without one                the same around the smile of its neighbours, else call [D max(F - K, 0), D F]
 * perpetual, forward, spot, coin    last (1 +- x),  x = jumpLimit sqrt(age / 1 h)
 * </pre>
 *
 * Without a jump limit x is that of 10 %. A perpetual or forward that never had a mark lies around spot with the age of
 * one hour, and so does a coin that moves with an underlying. A portfolio has no bounds where a spot, or the price of
 * another coin, never came: nothing says what it may be worth.
 *
 * <p>The end of a volatility is chosen by the sign of the net coins of its strike, that of everything else by the sign
 * of the position. A suspended spot only enters requirements, which grow with it.
 */
final class MarginBounds
{
    private static final double DEFAULT_JUMP = 0.1;
    private static final double NS_PER_HOUR = 3_600e9;
    private static final double LEAST_SHARE = 1e-3;
    private static final double HIGHEST_PRICE = 1e17;

    private final EventContext event;
    private final Market market;
    private final Valuation valuation;
    private final MarkOverlay favourable;
    private final MarkOverlay unfavourable;
    private final AveragedMarks averaged;
    private final long[] loadedKeys;
    private final long[] loadedQuantities;
    private int loaded;
    private long marketRevision = -1;
    private long loadedNs = -1;
    private boolean bounded;

    MarginBounds(final EventContext event, final EngineLimits limits, final Market market, final Valuation valuation)
    {
        this.event = event;
        this.market = market;
        this.valuation = valuation;
        favourable = new MarkOverlay(limits.bookSize(), limits.assets(), limits.underlyings());
        unfavourable = new MarkOverlay(limits.bookSize(), limits.assets(), limits.underlyings());
        averaged = new AveragedMarks(event, limits, market, valuation);
        loadedKeys = new long[limits.bookSize() + limits.assets() + 2];
        loadedQuantities = new long[loadedKeys.length];
    }

    /** Returns the marks of a portfolio at one end or averaged, or null if a missing one has no bounds. */
    @Nullable MarkOverlay of(final Book book, final MarkBasis basis)
    {
        if (!isLoaded(book))
        {
            load(book);
        }
        if (!bounded)
        {
            return null;
        }
        return switch (basis)
        {
            case FAVOURABLE -> favourable;
            case UNFAVOURABLE -> unfavourable;
            case AVERAGED -> averaged.of(book, unfavourable);
            case CURRENT -> throw new IllegalArgumentException("present marks need no bounds");
        };
    }

    /** Returns whether any mark that a portfolio needs differs from its average. */
    boolean areAveragesDifferent(final Book book)
    {
        return market.history().averages() && !averaged.areCurrent(book);
    }

    /** Returns whether the bounds are those of the missing marks of this portfolio now. */
    private boolean isLoaded(final Book book)
    {
        if (marketRevision != market.revision() || loadedNs != event.nowNs())
        {
            return false;
        }
        int i = 0;
        for (int row = 0; row < book.size(); row++)
        {
            if (isMissing(book, row))
            {
                if (i == loaded || loadedKeys[i] != book.key(row) || loadedQuantities[i] != book.quantity(row))
                {
                    return false;
                }
                i++;
            }
        }
        for (int b = 0; b < book.balances(); b++)
        {
            if (!valuation.isAssetPriced(book.asset(b)))
            {
                if (i == loaded || loadedKeys[i] != ~(long)book.asset(b))
                {
                    return false;
                }
                i++;
            }
        }
        return i == loaded;
    }

    private boolean isMissing(final Book book, final int row)
    {
        return book.quantity(row) != 0 && !valuation.isPriced(book.instrument(row));
    }

    private void note(final long key, final long quantity)
    {
        loadedKeys[loaded] = key;
        loadedQuantities[loaded++] = quantity;
    }

    private void load(final Book book)
    {
        marketRevision = market.revision();
        loadedNs = event.nowNs();
        loaded = 0;
        bounded = true;
        final long stable = market.stablePrice();
        final double x = reach(FeedKind.STABLE, 0);
        final boolean unknown = market.feeds().isHalted(market.feeds().of(FeedKind.STABLE, 0));
        favourable.clear(unknown ? low(stable, x) : stable, event.nowNs());
        unfavourable.clear(unknown ? high(stable, x) : stable, event.nowNs());
        for (int row = 0; row < book.size(); row++)
        {
            if (isMissing(book, row))
            {
                note(book.key(row), book.quantity(row));
                bounded &= bound(book, row);
            }
        }
        for (int b = 0; b < book.balances(); b++)
        {
            final int asset = book.asset(b);
            if (!valuation.isAssetPriced(asset))
            {
                note(~(long)asset, 0);
                bounded &= boundAsset(asset);
            }
        }
    }

    /** Bounds a row; returns false if it has no bounds. */
    private boolean bound(final Book book, final int row)
    {
        final Instruments instruments = market.instruments();
        final int instrument = book.instrument(row);
        final int underlying = instruments.underlying(instrument);
        if (market.underlyings().spot(underlying) <= 0)
        {
            return false;
        }
        if (!market.underlyings().isPriced(underlying))
        {
            final long spot = market.underlyings().spot(underlying);
            final double x = reach(FeedKind.SPOT, underlying);
            favourable.addSpot(underlying, low(spot, x));
            unfavourable.addSpot(underlying, high(spot, x));
        }
        if (instruments.isOption(instrument))
        {
            boundOption(book, row);
        }
        else if (instruments.expiry(instrument) == Ids.NONE)
        {
            final boolean known = instruments.perpetualPrice(instrument) > 0;
            final double x = instruments.isPerpetualPriced(instrument) ? 0 :
                known ? reach(FeedKind.PERPETUAL, instrument) : jump();
            addLinear(book, row, known ? instruments.perpetualPrice(instrument) : spot(underlying), x);
        }
        else
        {
            final int expiry = instruments.expiry(instrument);
            addLinear(book, row, forward(expiry), forwardReach(expiry));
        }
        return true;
    }

    private long spot(final int underlying)
    {
        return market.underlyings().spot(underlying);
    }

    /** Returns the last forward of an expiry, or spot if it never had one. */
    private long forward(final int expiry)
    {
        final long forward = market.expiries().forward(expiry);
        return forward > 0 ? forward : spot(market.expiries().underlying(expiry));
    }

    private double forwardReach(final int expiry)
    {
        return market.expiries().isPriced(expiry) ? 0 :
            market.expiries().forward(expiry) > 0 ? reach(FeedKind.FORWARD, expiry) : jump();
    }

    private void addLinear(final Book book, final int row, final long mark, final double x)
    {
        final boolean isLong = book.quantity(row) > 0;
        favourable.addLinear(book.key(row), isLong ? high(mark, x) : low(mark, x));
        unfavourable.addLinear(book.key(row), isLong ? low(mark, x) : high(mark, x));
    }

    private void boundOption(final Book book, final int row)
    {
        final int instrument = book.instrument(row);
        final int strike = market.instruments().strikeSlot(instrument);
        final int expiry = market.instruments().expiry(instrument);
        final boolean isLong = book.quantity(row) > 0;
        final boolean gainsWithForward = isLong ==
            (market.instruments().kind(instrument) == InstrumentKind.CALL);
        final double x = forwardReach(expiry);
        final long low = low(forward(expiry), x);
        final long high = high(forward(expiry), x);
        if (x > 0)
        {
            favourable.addForward(expiry, low);
            unfavourable.addForward(expiry, high);
        }
        final long best = gainsWithForward ? high : low;
        final long worst = gainsWithForward ? low : high;
        final double volatility = market.optionBounds().volatility(strike);
        final long now = event.nowNs();
        if (Double.isNaN(volatility))
        {
            market.optionBounds().widest(
                instrument, best, isLong, now, favourable.addOption(book.key(row), best, volatility, isLong));
            market.optionBounds().widest(
                instrument, worst, !isLong, now, unfavourable.addOption(book.key(row), worst, volatility, !isLong));
            return;
        }
        final double m = market.strikes().isPriced(strike) ? 1 : market.optionBounds().range(expiry, now);
        final double vega = Math.signum(strikeCoins(book, strike));
        final double bestVol = vega > 0 ? volatility * m : vega < 0 ? volatility / m : volatility;
        final double worstVol = vega > 0 ? volatility / m : vega < 0 ? volatility * m : volatility;
        market.optionBounds().values(
            instrument, best, bestVol, now, favourable.addOption(book.key(row), best, bestVol, isLong));
        market.optionBounds().values(
            instrument, worst, worstVol, now, unfavourable.addOption(book.key(row), worst, worstVol, !isLong));
    }

    /** Returns the net coins of a strike in a portfolio: the sign of its vega. */
    private double strikeCoins(final Book book, final int strike)
    {
        final Instruments instruments = market.instruments();
        double coins = 0;
        for (int row = 0; row < book.size(); row++)
        {
            if (instruments.strikeSlot(book.instrument(row)) == strike)
            {
                coins += instruments.coins(book.instrument(row), book.quantity(row));
            }
        }
        return coins;
    }

    /** Bounds the price of a coin; returns false if it has no bounds. */
    private boolean boundAsset(final int asset)
    {
        final int moving = market.assets().riskCancellingUnderlying(asset);
        final long last = market.assets().price(asset);
        final long price = last > 0 || moving == Ids.NONE ? last : spot(moving);
        if (price <= 0)
        {
            return false;
        }
        final boolean suspended = market.feeds().isHalted(market.feeds().of(FeedKind.COLLATERAL, asset));
        final double x = last == 0 ? jump() : suspended ? reach(FeedKind.COLLATERAL, asset) : 0;
        favourable.addAsset(asset, high(price, x));
        unfavourable.addAsset(asset, low(price, x));
        if (moving != Ids.NONE && spot(moving) > 0 && !market.underlyings().isPriced(moving))
        {
            favourable.addSpot(moving, low(spot(moving), reach(FeedKind.SPOT, moving)));
            unfavourable.addSpot(moving, high(spot(moving), reach(FeedKind.SPOT, moving)));
        }
        return true;
    }

    /** Returns the share by which the last mark of a feed may have moved since. */
    private double reach(final FeedKind kind, final int slot)
    {
        final Feeds feeds = market.feeds();
        final long markNs = market.history().markNs(feeds.of(kind, slot));
        return jump() * Math.sqrt(Math.max(0, event.nowNs() - markNs) / NS_PER_HOUR);
    }

    private double jump()
    {
        final long limit = market.feeds().jumpLimit();
        return limit == Long.MAX_VALUE ? DEFAULT_JUMP : Decimal8.toDouble(limit);
    }

    private static long low(final long mark, final double x)
    {
        return x == 0 ? mark : Math.max(1, (long)Math.floor(mark * Math.max(LEAST_SHARE, 1 - x)));
    }

    private static long high(final long mark, final double x)
    {
        return x == 0 ? mark : Math.max(mark, (long)Math.min(HIGHEST_PRICE, Math.ceil(mark * (1 + x))));
    }
}
