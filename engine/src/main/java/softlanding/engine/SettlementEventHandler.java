package softlanding.engine;

import softlanding.engine.account.Accounts;
import softlanding.engine.feed.FeedGuards;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.market.Market;
import softlanding.engine.state.Ids;

/** Handles settlements, and settlement prices that are doubtful or late. Amounts are Decimal8 mantissas. */
public final class SettlementEventHandler
{
    /** Stands for an absent price. */
    public static final long NO_PRICE = Long.MIN_VALUE;

    private final Market market;
    private final LiquidationEngine liquidation;
    private final FeedGuards guards;
    private final EventValidation validation;
    private final EventScope scope;
    private final Settlement settlement;

    SettlementEventHandler(
        final Market market,
        final Accounts accounts,
        final LiquidationEngine liquidation,
        final EventValidation validation,
        final EventScope scope)
    {
        this.market = market;
        this.liquidation = liquidation;
        this.validation = validation;
        this.scope = scope;
        guards = scope.guards();
        settlement = new Settlement(market, accounts, liquidation, guards, scope.conservation());
    }

    /**
     * Converts options and futures of the expiry into cash, ends their orders and closes the expiry for good. A price
     * that is far from every mark waits for a second event. A price of 0 is none to settle at, and the estimate before
     * it is wrong: the forward is suspended until a price comes.
     *
     * @param sequence        place of the event in the journal, from 1.
     * @param timestampNs     time of the event, in nanoseconds since the epoch; not before that of the last accepted
     *                        event.
     * @param expiryId        id of the expiry, above 0.
     * @param settlementPrice cash per coin, a Decimal8 mantissa.
     */
    public void onExpirySettled(
        final long sequence, final long timestampNs, final int expiryId, final long settlementPrice)
    {
        final int expiry = market.expiries().ids().slot(expiryId);
        if (validation.rejectIfEarlier(timestampNs) || rejectUnlessExpired(expiry, timestampNs) ||
            validation.rejectUnlessMark(settlementPrice, "settlementPrice"))
        {
            return;
        }
        scope.endOverdue(sequence, timestampNs);
        if (validation.rejectIf(
                settlementPrice > 0 && !settlement.isPossible(expiry, settlementPrice),
                RejectReason.NOT_REPRESENTABLE, "settlementPrice"))
        {
            return;
        }
        scope.beginFact(sequence, timestampNs);
        if (settlementPrice == 0)
        {
            market.dropSettlementEstimate(expiry);
            guards.refuseSettlement(expiry);
            liquidation.scanner().ofExpiry(expiry, liquidation);
        }
        else if (guards.settlements().believes(expiry, settlementPrice))
        {
            settlement.settle(expiry, settlementPrice);
        }
        scope.end();
    }

    /**
     * Settles an expiry whose price waits for a second source, if both name the same price; or rejects it.
     *
     * @param sequence        place of the event in the journal, from 1.
     * @param timestampNs     time of the event, in nanoseconds since the epoch; not before that of the last accepted
     *                        event.
     * @param expiryId        id of the expiry, above 0.
     * @param settlementPrice cash per coin, a Decimal8 mantissa.
     */
    public void onSettlementConfirmed(
        final long sequence, final long timestampNs, final int expiryId, final long settlementPrice)
    {
        final int expiry = market.expiries().ids().slot(expiryId);
        if (validation.rejectIfEarlier(timestampNs) || rejectUnlessExpired(expiry, timestampNs) ||
            validation.rejectUnlessPrice(settlementPrice, "settlementPrice") ||
            validation.rejectIf(guards.settlements().price(expiry) == 0, RejectReason.WRONG_STATE, "expiryId") ||
            validation.rejectIf(
                guards.settlements().price(expiry) != settlementPrice, RejectReason.MISMATCH, "settlementPrice"))
        {
            return;
        }
        scope.endOverdue(sequence, timestampNs);
        if (validation.rejectIf(
                !settlement.isPossible(expiry, settlementPrice), RejectReason.NOT_REPRESENTABLE, "settlementPrice"))
        {
            return;
        }
        scope.beginFact(sequence, timestampNs);
        settlement.settle(expiry, settlementPrice);
        scope.end();
    }

    /**
     * Records that the settlement price of an expired expiry is late, or rejects it.
     *
     * @param sequence      place of the event in the journal, from 1.
     * @param timestampNs   time of the event, in nanoseconds since the epoch; not before that of the last accepted
     *                      event.
     * @param expiryId      id of the expiry, above 0.
     * @param fallbackPrice the estimate at which positions are valued until it settles, or {@link #NO_PRICE} for the
     *                      last forward.
     */
    public void onSettlementDelayed(
        final long sequence, final long timestampNs, final int expiryId, final long fallbackPrice)
    {
        final int expiry = market.expiries().ids().slot(expiryId);
        if (validation.rejectIfEarlier(timestampNs) || rejectUnlessExpired(expiry, timestampNs) ||
            (fallbackPrice != NO_PRICE && validation.rejectUnlessPrice(fallbackPrice, "fallbackPrice")) ||
            validation.rejectIf(
                fallbackPrice == NO_PRICE && market.expiries().forward(expiry) == 0,
                RejectReason.WRONG_STATE, "fallbackPrice"))
        {
            return;
        }
        scope.beginFact(sequence, timestampNs);
        market.delaySettlement(
            expiry, fallbackPrice == NO_PRICE ? market.expiries().forward(expiry) : fallbackPrice, timestampNs);
        liquidation.scanner().ofExpiry(expiry, liquidation);
        scope.end();
    }

    private boolean rejectUnlessExpired(final int expiry, final long timestampNs)
    {
        return validation.rejectIf(expiry == Ids.NONE, RejectReason.UNKNOWN_ID, "expiryId") ||
            validation.rejectIf(market.expiries().isSettled(expiry), RejectReason.EXPIRED, "expiryId") ||
            validation.rejectIf(
                timestampNs < market.expiries().expiryNs(expiry), RejectReason.WRONG_STATE, "expiryId");
    }
}
