package softlanding.engine;

import softlanding.engine.feed.FeedGuards;
import softlanding.engine.feed.LagFreeze;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.Feeds;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Market;
import softlanding.engine.market.SuspensionReason;
import softlanding.engine.state.Ids;
import softlanding.engine.state.TimeSteps;

/** Handles events about feeds and input lag, except prices. Amounts are Decimal8 mantissas. */
public final class FeedEventHandler
{
    private final Market market;
    private final FeedGuards guards;
    private final LagFreeze lagFreeze;
    private final EventValidation validation;
    private final EventScope scope;
    private final TimeSteps timeSteps;

    FeedEventHandler(
        final Market market,
        final FeedGuards guards,
        final LagFreeze lagFreeze,
        final EventValidation validation,
        final EventScope scope,
        final TimeSteps timeSteps)
    {
        this.market = market;
        this.guards = guards;
        this.lagFreeze = lagFreeze;
        this.validation = validation;
        this.scope = scope;
        this.timeSteps = timeSteps;
    }

    /**
     * Suspends the feed of a source that has no usable price, until the source sends one again.
     *
     * @param sequence    place of the event in the journal, from 1.
     * @param timestampNs time of the event, in nanoseconds since the epoch; not before that of the last accepted event.
     * @param kind        not VOLATILITY: volatilities are interrupted as a SURFACE.
     * @param id          id of the underlying, expiry, instrument or asset; 0 for the stablecoin.
     * @param reason      VANISHED or CROSSED.
     */
    public void onFeedInterrupted(
        final long sequence, final long timestampNs, final FeedKind kind, final int id, final SuspensionReason reason)
    {
        final int slot = slot(kind, id);
        if (validation.rejectIfEarlier(timestampNs) || rejectUnlessFeed(kind, slot) ||
            validation.rejectIf(
                reason != SuspensionReason.VANISHED &&
                reason != SuspensionReason.CROSSED, RejectReason.OUT_OF_RANGE, "reason"))
        {
            return;
        }
        scope.beginMark(sequence, timestampNs, Feeds.NONE);
        guards.interrupt(market.feeds().of(kind, slot), reason);
        scope.end();
    }

    /**
     * Receives a price from a second source. It can confirm a price that the feed guards withhold as a jump.
     *
     * @param sequence    place of the event in the journal, from 1.
     * @param timestampNs time of the event, in nanoseconds since the epoch; not before that of the last accepted event.
     * @param kind        neither SURFACE nor VOLATILITY.
     * @param id          id of the underlying, expiry, instrument or asset; 0 for the stablecoin.
     * @param price       cash per coin or annual volatility, a Decimal8 mantissa.
     */
    public void onPriceConfirmed(
        final long sequence, final long timestampNs, final FeedKind kind, final int id, final long price)
    {
        final int slot = slot(kind, id);
        if (validation.rejectIfEarlier(timestampNs) ||
            validation.rejectIf(kind == FeedKind.SURFACE, RejectReason.WRONG_KIND, "feedKind") ||
            rejectUnlessFeed(kind, slot) || validation.rejectUnlessPrice(price, "price"))
        {
            return;
        }
        scope.beginMark(sequence, timestampNs, Feeds.NONE);
        guards.confirm(market.feeds().of(kind, slot), price);
        scope.end();
    }

    /**
     * Records the lag of the input.
     *
     * @param sequence    place of the event in the journal, from 1.
     * @param timestampNs time of the event, in nanoseconds since the epoch; not before that of the last accepted event.
     * @param lagNs       nanoseconds, not negative.
     */
    public void onInputLagChanged(final long sequence, final long timestampNs, final long lagNs)
    {
        if (validation.rejectIfEarlier(timestampNs) || validation.rejectIfNegative(lagNs, "lagNs"))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        lagFreeze.onLag(lagNs);
        scope.end();
    }

    /** Rejects the event that stands in the place of one that stopped the engine. */
    public void onEventQuarantined()
    {
        validation.reject(RejectReason.QUARANTINED, "replacedTemplateId");
    }

    /** Treats a frame that is no event as a rejected fragment. */
    public void onFrameRefused()
    {
        scope.endRejected();
    }

    /**
     * Suspends every feed after a restart of the process, until its source sends a price.
     *
     * @param sequence    place of the event in the journal, from 1.
     * @param timestampNs time of the event, in nanoseconds since the epoch; not before that of the last accepted event.
     */
    public void onNodeRestarted(final long sequence, final long timestampNs)
    {
        if (validation.rejectIfEarlier(timestampNs))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        timeSteps.exemptNext();
        guards.restart();
        scope.end();
    }

    private int slot(final FeedKind kind, final int id)
    {
        return switch (kind)
        {
            case STABLE -> id == 0 ? 0 : Ids.NONE;
            case SPOT -> market.underlyings().ids().slot(id);
            case FORWARD, SURFACE -> market.expiries().ids().slot(id);
            case PERPETUAL -> market.instruments().ids().slot(id);
            case COLLATERAL -> market.assets().ids().slot(id);
            case VOLATILITY -> throw new IllegalArgumentException("a volatility has no id of its own: " + id);
        };
    }

    private boolean rejectUnlessFeed(final FeedKind kind, final int slot)
    {
        return validation.rejectIf(slot == Ids.NONE, RejectReason.UNKNOWN_ID, "id") ||
            validation.rejectIf(
                kind == FeedKind.PERPETUAL && market.instruments().kind(slot) != InstrumentKind.PERPETUAL,
                RejectReason.WRONG_KIND, "id") ||
            validation.rejectIf(
                (kind == FeedKind.FORWARD || kind == FeedKind.SURFACE) && market.expiries().isSettled(slot),
                RejectReason.EXPIRED, "id");
    }
}
