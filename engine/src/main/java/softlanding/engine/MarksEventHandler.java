package softlanding.engine;

import softlanding.engine.feed.FeedGuards;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.Feeds;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Ids;
import softlanding.engine.update.AcceptedMarks;

/**
 * Handles events of many marks: a market or a smile at one moment. The event begins, each entry follows, the event
 * ends. Entries are judged singly: one that names nothing that is traded is skipped and reported, one whose value is
 * out of range suspends its feed, and the others count.
 */
public final class MarksEventHandler
{
    private static final long HIGHEST_VOLATILITY = 100 * Decimal8.ONE;
    private static final long HIGHEST_RATE = 5 * Decimal8.ONE;
    private static final long HIGHEST_PRICE = 1_000_000_000L * Decimal8.ONE;

    private final EventContext event;
    private final Market market;
    private final Feeds feeds;
    private final FeedGuards guards;
    private final AcceptedMarks marks;
    private final EventValidation validation;
    private final EventScope scope;

    MarksEventHandler(
        final EventContext event,
        final Market market,
        final FeedGuards guards,
        final AcceptedMarks marks,
        final EventValidation validation,
        final EventScope scope)
    {
        this.event = event;
        this.market = market;
        feeds = market.feeds();
        this.guards = guards;
        this.marks = marks;
        this.validation = validation;
        this.scope = scope;
    }

    /**
     * Begins a market, or rejects it.
     *
     * @param sequence    place of the event in the journal, from 1.
     * @param timestampNs time of the event, in nanoseconds since the epoch; not before that of the last accepted event.
     * @param entries     number of entries that follow.
     * @return whether the entries and {@link #end} must follow.
     */
    public boolean beginMarks(final long sequence, final long timestampNs, final int entries)
    {
        if (validation.rejectIfEarlier(timestampNs) || rejectIfEmpty(entries, "marks"))
        {
            return false;
        }
        scope.beginMarks(sequence, timestampNs);
        return true;
    }

    /**
     * Begins the smile of an expiry, or rejects it. Its entries are volatilities of this expiry.
     *
     * @param sequence    place of the event in the journal, from 1.
     * @param timestampNs time of the event, in nanoseconds since the epoch; not before that of the last accepted event.
     * @param expiryId    id of the expiry, above 0.
     * @param entries     number of entries that follow.
     * @return whether the entries and {@link #end} must follow.
     */
    public boolean beginSurface(final long sequence, final long timestampNs, final int expiryId, final int entries)
    {
        final int expiry = market.expiries().ids().slot(expiryId);
        if (validation.rejectIfEarlier(timestampNs) ||
            validation.rejectIf(expiry == Ids.NONE, RejectReason.UNKNOWN_ID, "expiryId") ||
            validation.rejectIf(market.expiries().isSettled(expiry), RejectReason.EXPIRED, "expiryId") ||
            rejectIfEmpty(entries, "volatilities"))
        {
            return false;
        }
        scope.beginMark(sequence, timestampNs, feeds.of(FeedKind.SURFACE, expiry));
        return true;
    }

    private boolean rejectIfEmpty(final int entries, final String group)
    {
        return validation.rejectIf(entries == 0, RejectReason.OUT_OF_RANGE, group);
    }

    /** Ends the event. */
    public void end()
    {
        scope.end();
    }

    /**
     * Takes an entry, skips it, or suspends its feed.
     *
     * @param index place of the entry in its event, from 0.
     * @param mark  the entry; it is read during the call only.
     */
    public void onMark(final int index, final MarkEntry mark)
    {
        switch (mark.kind())
        {
            case SPOT -> onSpot(index, mark);
            case FORWARD -> onForward(index, mark);
            case VOLATILITY, SURFACE -> onVolatility(index, mark);
            case PERPETUAL -> onPerpetual(index, mark);
            case COLLATERAL -> onCollateral(index, mark);
            case STABLE -> onStable(index, mark);
            default -> throw new IllegalStateException("unknown feedKind=" + mark.kind());
        }
    }

    private void onSpot(final int index, final MarkEntry mark)
    {
        final int underlying = market.underlyings().ids().slot(mark.id());
        if (isListed(index, underlying, "id") && isUsable(FeedKind.SPOT, underlying, mark))
        {
            marks.spot(underlying, mark.price(), mark.confidence());
        }
    }

    private void onForward(final int index, final MarkEntry mark)
    {
        final int expiry = market.expiries().ids().slot(mark.id());
        if (isLive(index, expiry) && isUsable(FeedKind.FORWARD, expiry, mark) &&
            isWithin(FeedKind.FORWARD, expiry, mark, mark.rate(), -HIGHEST_RATE, HIGHEST_RATE) &&
            isWithin(FeedKind.FORWARD, expiry, mark, mark.rateConfidence(), 0, Decimal8.ONE))
        {
            marks.forward(
                expiry, mark.price(), mark.rate(), mark.confidence(), mark.rateConfidence(), event.nowNs());
        }
    }

    private void onVolatility(final int index, final MarkEntry mark)
    {
        final int expiry = market.expiries().ids().slot(mark.id());
        if (!isLive(index, expiry))
        {
            return;
        }
        final int strikeSlot = market.expiries().strikeSlot(expiry, mark.strike());
        if (isListed(index, strikeSlot, "strike") &&
            isWithin(FeedKind.VOLATILITY, strikeSlot, mark, mark.price(), 0, HIGHEST_VOLATILITY) &&
            isWithin(FeedKind.VOLATILITY, strikeSlot, mark, mark.confidence(), 0, Decimal8.ONE))
        {
            marks.volatility(strikeSlot, mark.price(), mark.confidence());
        }
    }

    private void onPerpetual(final int index, final MarkEntry mark)
    {
        final int instrument = market.instruments().ids().slot(mark.id());
        if (!isListed(index, instrument, "id"))
        {
            return;
        }
        if (market.instruments().kind(instrument) != InstrumentKind.PERPETUAL)
        {
            validation.skipMark(index, RejectReason.WRONG_KIND, "id");
        }
        else if (isUsable(FeedKind.PERPETUAL, instrument, mark))
        {
            marks.perpetual(instrument, mark.price(), mark.confidence());
        }
    }

    private void onCollateral(final int index, final MarkEntry mark)
    {
        final int asset = market.assets().ids().slot(mark.id());
        if (isListed(index, asset, "id") && isUsable(FeedKind.COLLATERAL, asset, mark))
        {
            marks.collateral(asset, mark.price(), mark.confidence());
        }
    }

    private void onStable(final int index, final MarkEntry mark)
    {
        if (isListed(index, mark.id() == 0 ? 0 : Ids.NONE, "id") && isUsable(FeedKind.STABLE, 0, mark))
        {
            marks.stable(mark.price(), mark.confidence());
        }
    }

    private boolean isListed(final int index, final int slot, final String field)
    {
        if (slot == Ids.NONE)
        {
            validation.skipMark(index, RejectReason.UNKNOWN_ID, field);
        }
        return slot != Ids.NONE;
    }

    private boolean isLive(final int index, final int expiry)
    {
        if (!isListed(index, expiry, "id"))
        {
            return false;
        }
        final boolean settled = market.expiries().isSettled(expiry);
        if (settled)
        {
            validation.skipMark(index, RejectReason.EXPIRED, "id");
        }
        return !settled;
    }

    private boolean isUsable(final FeedKind kind, final int slot, final MarkEntry mark)
    {
        return isWithin(kind, slot, mark, mark.price(), 1, HIGHEST_PRICE) &&
            isWithin(kind, slot, mark, mark.confidence(), 0, Decimal8.ONE);
    }

    /** Returns whether a value is in its range; if not, its feed is suspended. */
    private boolean isWithin(
        final FeedKind kind, final int slot, final MarkEntry mark, final long value, final long least, final long most)
    {
        final boolean within = value >= least && value <= most;
        if (!within)
        {
            guards.refuse(feeds.of(kind, slot), mark.price());
        }
        return within;
    }
}
