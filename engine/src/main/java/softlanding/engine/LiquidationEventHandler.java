package softlanding.engine;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.market.Market;
import softlanding.engine.state.Ids;

/** Handles the exchange's answers to liquidation orders. Amounts are Decimal8 mantissas. */
public final class LiquidationEventHandler
{
    /** Replaces the id of a fill on venues that give none. */
    public static final long NO_FILL_ID = Long.MIN_VALUE;

    private final Market market;
    private final Accounts accounts;
    private final LiquidationEngine liquidation;
    private final InsuranceFund fund;
    private final EventValidation validation;
    private final EventScope scope;

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
    }

    /**
     * Books a fill of a liquidation order. A fill counts whenever it arrives, up to the ordered quantity. A repeated
     * fill is rejected if its id is remembered.
     *
     * @param quantity contracts in the order's direction: above zero, or with the order's own sign.
     * @param fee      paid by the account into the insurance fund; negative is a rebate of the exchange.
     * @param fillId   unique among the fills of the order, or {@link #NO_FILL_ID}.
     */
    public void onLiquidationOrderFilled(
        final long sequence,
        final long timestampNs,
        final long orderId,
        final long quantity,
        final long price,
        final long fee,
        final long fillId)
    {
        final int order = liquidation.orders().slot(orderId);
        if (validation.rejectIfEarlier(timestampNs) ||
            validation.rejectIf(order == Ids.NONE, RejectReason.UNKNOWN_ID, "orderId") ||
            validation.rejectIf(rejectIfKnownFill(orderId, fillId), RejectReason.DUPLICATE_ID, "fillId") ||
            validation.rejectIfZero(quantity, "quantity"))
        {
            return;
        }
        final long unfilled = liquidation.orders().unfilled(order);
        final long filled = unfilled < 0 ? -Math.abs(quantity) : quantity;
        if (validation.rejectIf(filled < 0 && unfilled > 0, RejectReason.NEGATIVE, "quantity") ||
            validation.rejectIf(Math.abs(filled) > Math.abs(unfilled), RejectReason.OUT_OF_RANGE, "quantity") ||
            rejectIfBadTrade(order, filled, price, fee))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        book(order, filled, price, fee);
        if (fillId != NO_FILL_ID)
        {
            liquidation.orders().fills().add(orderId, fillId);
        }
        scope.end(liquidation.orders().account(order));
    }

    private boolean rejectIfKnownFill(final long orderId, final long fillId)
    {
        return fillId != NO_FILL_ID && liquidation.orders().fills().contains(orderId, fillId);
    }

    /** Books a fill. The fee goes to the insurance fund; a rebate comes from the exchange. */
    private void book(final int order, final long quantity, final long price, final long fee)
    {
        final int account = liquidation.orders().account(order);
        final long liquidationFee = Math.max(0, fee);
        scope.conservation().expectTrade(
            account, liquidation.orders().instrument(order), quantity, price, fee - liquidationFee);
        fund.receive(account, liquidationFee);
        liquidation.orders().fill(order, quantity, price, fee);
    }

    /** Ends an order that the exchange has closed. */
    public void onLiquidationOrderClosed(final long sequence, final long timestampNs, final long orderId)
    {
        final int order = liquidation.orders().slot(orderId);
        if (validation.rejectIfEarlier(timestampNs) ||
            validation.rejectIf(order == Ids.NONE, RejectReason.UNKNOWN_ID, "orderId"))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        liquidation.orders().close(order);
        scope.end(liquidation.orders().account(order));
    }

    private boolean rejectIfBadTrade(final int order, final long quantity, final long price, final long fee)
    {
        final int account = liquidation.orders().account(order);
        final int instrument = liquidation.orders().instrument(order);
        final int expiry = market.instruments().expiry(instrument);
        return validation.rejectIf(
                expiry != Ids.NONE && market.expiries().isSettled(expiry), RejectReason.EXPIRED, "orderId") ||
            (market.instruments().kind(instrument).isOption() ?
                validation.rejectIfNegative(price, "price") : validation.rejectUnlessPositive(price, "price")) ||
            validation.rejectIf(!accounts.hasRoomFor(account, instrument), RejectReason.CAPACITY, "orderId") ||
            validation.rejectIf(!fund.canReceive(fee), RejectReason.NOT_REPRESENTABLE, "fee") ||
            validation.rejectIf(
                !accounts.canTrade(account, instrument, quantity, price, fee), RejectReason.NOT_REPRESENTABLE,
                "quantity");
    }
}
