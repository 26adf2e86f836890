package softlanding.engine.margin;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Ids;

/**
 * Gives the marks of a portfolio after one underlying moved: its spot, its perpetuals, all its forwards and the coins
 * that move with it in the same ratio, rounded down. Volatilities stay with their strikes, and time stands still. Of a
 * forward in its averaging period only the part that is not yet fixed moves, and an expiry that has come does not move.
 * A missing mark is at one end of its bounds, and that end moves.
 */
final class MovedMarks
{
    private static final double HIGHEST_VOLATILITY = 100;

    private final EventContext event;
    private final Market market;
    private final MarkOverlay marks;
    private final ExpiryShocks[] shocks;
    private int shocksExpiry;
    private @Nullable MarkOverlay end;
    private int moving;
    private long from;
    private long to;

    MovedMarks(final EventContext event, final EngineLimits limits, final Market market)
    {
        this.event = event;
        this.market = market;
        marks = new MarkOverlay(limits.bookSize(), limits.assets(), limits.underlyings());
        shocks = new ExpiryShocks[limits.underlyings()];
        for (int i = 0; i < shocks.length; i++)
        {
            shocks[i] = new ExpiryShocks();
        }
    }

    /**
     * Returns the marks of a portfolio, valid until the next call.
     *
     * @param endOfBounds marks of what is missing, or null if nothing is.
     * @param underlying  that moves; it has a spot.
     * @param spot        its spot after the move, above 0.
     * @throws ArithmeticException if a mark is beyond the decimal range.
     */
    MarkOverlay of(final Book book, final @Nullable MarkOverlay endOfBounds, final int underlying, final long spot)
    {
        end = endOfBounds;
        moving = underlying;
        from = market.underlyings().spot(underlying);
        to = spot;
        shocksExpiry = Ids.NONE;
        marks.clear(end == null ? market.stablePrice() : end.stablePrice(), event.nowNs());
        addSpot(underlying);
        for (int row = 0; row < book.size(); row++)
        {
            if (book.quantity(row) != 0)
            {
                addSpot(market.instruments().underlying(book.instrument(row)));
                add(book.key(row), book.instrument(row));
            }
        }
        for (int b = 0; b < book.balances(); b++)
        {
            addAsset(book.asset(b));
        }
        return marks;
    }

    private long moved(final long mark)
    {
        return Math.max(1, Decimal8.shareFloor(mark, to, from));
    }

    private void addSpot(final int underlying)
    {
        final long present = market.underlyings().spot(underlying);
        final long base = end == null ? present : end.spot(underlying, present);
        marks.addSpot(underlying, underlying == moving ? moved(base) : base);
    }

    private void addAsset(final int asset)
    {
        final int underlying = market.assets().riskCancellingUnderlying(asset);
        final long present = market.assets().price(asset);
        final long base = end == null ? present : end.assetPrice(asset, present);
        marks.addAsset(asset, underlying == moving ? moved(base) : base);
        if (underlying != Ids.NONE)
        {
            addSpot(underlying);
        }
    }

    private void add(final long key, final int instrument)
    {
        final Instruments instruments = market.instruments();
        final int expiry = instruments.expiry(instrument);
        final boolean moves = instruments.underlying(instrument) == moving &&
            (expiry == Ids.NONE || !market.expiries().isOver(expiry));
        final int missing = end == null ? Ids.NONE : end.row(key);
        if (expiry != Ids.NONE)
        {
            final long present = market.expiries().forward(expiry);
            final long base = end == null ? present : end.forward(expiry, present);
            marks.addForward(expiry, moves && base > 0 ? movedForward(expiry, base) : base);
        }
        if (!moves && missing == Ids.NONE)
        {
            return;
        }
        if (!instruments.isOption(instrument))
        {
            addLinear(key, instrument, missing, moves);
        }
        else if (missing == Ids.NONE)
        {
            final double volatility = market.strikes().volatility(instruments.strikeSlot(instrument));
            market.optionBounds().valuesAt(
                instrument, shocksAt(expiry, movedForward(expiry, market.expiries().forward(expiry))), volatility,
                marks.addOption(key));
        }
        else if (moves)
        {
            addMissingOption(key, instrument, expiry, missing);
        }
        else
        {
            final double[] values = endOfMissing().values(missing);
            System.arraycopy(values, 0, marks.addOption(key), 0, values.length);
        }
    }

    private void addLinear(final long key, final int instrument, final int missing, final boolean moves)
    {
        final int expiry = market.instruments().expiry(instrument);
        final long base = missing != Ids.NONE ? endOfMissing().mark(missing) :
            expiry == Ids.NONE ? market.instruments().perpetualPrice(instrument) : market.expiries().forward(expiry);
        marks.addLinear(key, !moves ? base : expiry == Ids.NONE ? moved(base) : movedForward(expiry, base));
    }

    private MarkOverlay endOfMissing()
    {
        return Objects.requireNonNull(end);
    }

    private void addMissingOption(final long key, final int instrument, final int expiry, final int missing)
    {
        final long base = endOfMissing().optionForward(missing);
        final long forward = movedForward(expiry, base);
        final double volatility = endOfMissing().optionVolatility(missing);
        final double[] values = marks.addOption(key);
        if (Double.isNaN(volatility))
        {
            market.optionBounds().widest(
                instrument, forward, endOfMissing().isOptionGreatest(missing), event.nowNs(), values);
        }
        else if (base == market.expiries().forward(expiry))
        {
            market.optionBounds().valuesAt(
                instrument, shocksAt(expiry, forward), Math.min(volatility, HIGHEST_VOLATILITY), values);
        }
        else
        {
            market.optionBounds().values(instrument, forward, volatility, event.nowNs(), values);
        }
    }

    /** Returns a forward after the move: the part of it that is not yet fixed moves. */
    private long movedForward(final int expiry, final long forward)
    {
        final double fixed = market.expiries().forward(expiry) == 0 ? 0 : ExpiryShocks.fixedPart(
            Decimal8.toDouble(forward), market.expiries().secondsToExpiry(expiry),
            Decimal8.toDouble(market.expiries().fixedPart(expiry)));
        final long known = Math.min(forward, Decimal8.floor(fixed));
        return Math.max(1, Math.addExact(known, known == forward ? 0 : moved(forward - known)));
    }

    private ExpiryShocks shocksAt(final int expiry, final long forward)
    {
        final ExpiryShocks moved = shocks[moving];
        if (shocksExpiry != expiry)
        {
            market.riskArrays().refreshAt(expiry, Decimal8.toDouble(forward), moved);
            shocksExpiry = expiry;
        }
        return moved;
    }
}
