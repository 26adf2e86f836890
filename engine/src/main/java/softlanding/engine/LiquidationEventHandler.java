package softlanding.engine;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.CapacityLimit;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.liquidation.order.OrderFill;
import softlanding.engine.market.Market;
import softlanding.engine.protection.ProtectionExecution;
import softlanding.engine.protection.ProtectionOrders;
import softlanding.engine.state.Ids;

/** Handles the exchange's answers to liquidation and protection orders. Amounts are Decimal8 mantissas. */
public final class LiquidationEventHandler
{
    private final Market market;
    private final Accounts accounts;
    private final LiquidationEngine liquidation;
    private final InsuranceFund fund;
    private final EventValidation validation;
    private final EventScope scope;
    private final ProtectionExecution protection;
    /** Whether the order found last is one of protection. */
    private boolean isProtection;

    LiquidationEventHandler(
        final Market market,
        final Accounts accounts,
        final LiquidationEngine liquidation,
        final InsuranceFund fund,
        final EventValidation validation,
        final EventScope scope)
    {
        this.market = market;
        this.accounts = accounts;
        this.liquidation = liquidation;
        this.fund = fund;
        this.validation = validation;
        this.scope = scope;
        protection = liquidation.protection().execution();
    }

    /**
     * Some of an order was filled; a fact whenever it comes, up to what was ordered. A second report of a fill is
     * rejected
     * if its id is remembered.
     *
     * @param sequence    place of the event in the journal, from 1.
     * @param timestampNs time of the event, in nanoseconds since the epoch; not before that of the last accepted event.
     * @param fill        the fill; it is read during the call only.
     */
    public void onLiquidationOrderFilled(final long sequence, final long timestampNs, final OrderFill fill)
    {
        if (validation.rejectIfEarlier(timestampNs))
        {
            return;
        }
        scope.endOverdue(sequence, timestampNs);
        final int order = slot(fill.orderId(), fill.instrumentId());
        if (rejectUnlessOrder(order, fill.accountId(), fill.instrumentId()) ||
            validation.rejectIf(isKnown(fill), RejectReason.DUPLICATE_ID, "fillId") ||
            validation.rejectIfZero(fill.quantity(), "quantity"))
        {
            return;
        }
        final long unfilled = isProtection ? protection.orders().unfilled(order) : liquidation.orders().unfilled(order);
        final long filled = unfilled < 0 ? -Math.abs(fill.quantity()) : fill.quantity();
        if (validation.rejectIf(filled < 0 && unfilled > 0, RejectReason.NEGATIVE, "quantity") ||
            validation.rejectIf(Math.abs(filled) > Math.abs(unfilled), RejectReason.OUT_OF_RANGE, "quantity") ||
            rejectIfBadTrade(order, filled, fill.price(), fill.fee()))
        {
            return;
        }
        scope.beginFact(sequence, timestampNs);
        book(order, filled, fill.price(), fill.fee());
        if (fill.hasFillId())
        {
            liquidation.orders().fills().add(fill.orderId(), fill.fillId(), fill.instrumentId());
        }
        scope.end(account(order));
    }

    private boolean isKnown(final OrderFill fill)
    {
        return fill.hasFillId() &&
            liquidation.orders().fills().contains(fill.orderId(), fill.fillId(), fill.instrumentId());
    }

    /** The order must be known, and account and instrument must be those of the order. */
    private boolean rejectUnlessOrder(final int order, final long accountId, final int instrumentId)
    {
        return validation.rejectIf(order == Ids.NONE, RejectReason.UNKNOWN_ID, "orderId") ||
            validation.rejectIf(
                accounts.ids().id(account(order)) != accountId,
                RejectReason.MISMATCH, "accountId") ||
            validation.rejectIf(
                market.instruments().ids().id(instrument(order)) != instrumentId,
                RejectReason.MISMATCH, "instrumentId");
    }

    /** Books a fill. A liquidation fee goes to the insurance fund; protection has none. A rebate comes from outside. */
    private void book(final int order, final long quantity, final long price, final long fee)
    {
        final int account = account(order);
        final int instrument = instrument(order);
        final long liquidationFee = isProtection ? 0 : Math.max(0, fee);
        scope.conservation().expectTrade(account, instrument, quantity, price, fee - liquidationFee);
        if (isProtection)
        {
            protection.fill(order, quantity, price, fee);
            return;
        }
        fund.receive(account, liquidationFee);
        final long planId = liquidation.orders().planId(order);
        liquidation.orders().fill(order, quantity, price, fee, scope.isWithinUpdate());
        liquidation.protection().onRoundFilled(account, planId, instrument, quantity, price);
    }

    /** Finds an order, and whether it is one of protection. */
    private int slot(final long orderId, final int instrumentId)
    {
        isProtection = ProtectionOrders.isId(orderId);
        return isProtection ? protection.orders().slot(orderId) :
            liquidation.orders().slot(orderId, market.instruments().ids().slot(instrumentId));
    }

    private int account(final int order)
    {
        return isProtection ? protection.orders().account(order) : liquidation.orders().account(order);
    }

    private int instrument(final int order)
    {
        return isProtection ? protection.orders().instrument(order) : liquidation.orders().instrument(order);
    }

    /**
     * The exchange ended an order.
     *
     * @param sequence     place of the event in the journal, from 1.
     * @param timestampNs  time of the event, in nanoseconds since the epoch; not before that of the last accepted
     *                     event.
     * @param orderId      id of the liquidation order.
     * @param accountId    id of the account, above 0.
     * @param instrumentId id of the instrument, above 0.
     */
    public void onLiquidationOrderClosed(
        final long sequence,
        final long timestampNs,
        final long orderId,
        final long accountId,
        final int instrumentId)
    {
        if (validation.rejectIfEarlier(timestampNs))
        {
            return;
        }
        scope.endOverdue(sequence, timestampNs);
        final int order = slot(orderId, instrumentId);
        if (rejectUnlessOrder(order, accountId, instrumentId))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        if (isProtection)
        {
            protection.close(order);
        }
        else
        {
            liquidation.orders().close(order);
        }
        scope.end(account(order));
    }

    private boolean rejectIfBadTrade(final int order, final long quantity, final long price, final long fee)
    {
        final int account = account(order);
        final int instrument = instrument(order);
        final int expiry = market.instruments().expiry(instrument);
        return validation.rejectIf(
                expiry != Ids.NONE && market.expiries().isSettled(expiry), RejectReason.EXPIRED, "orderId") ||
            (market.instruments().kind(instrument).isOption() ?
                validation.rejectIfNegative(price, "price") : validation.rejectUnlessPositive(price, "price")) ||
            validation.rejectIfFull(
                !accounts.hasRoomFor(account, instrument), "orderId",
                CapacityLimit.ofPositions(accounts.positions(), account), accounts.positions().limit(account)) ||
            validation.rejectIf(!fund.canReceive(fee), RejectReason.NOT_REPRESENTABLE, "fee") ||
            validation.rejectIf(
                !accounts.canTrade(account, instrument, quantity, price, fee), RejectReason.NOT_REPRESENTABLE,
                "quantity");
    }
}
