package softlanding.engine;

import softlanding.engine.account.Accounts;
import softlanding.engine.liquidation.Liquidator;
import softlanding.engine.market.Market;
import softlanding.engine.state.Ids;
import softlanding.engine.waterfall.InsuranceFund;

/** What the exchange answers to liquidation orders. Amounts are Decimal8 mantissas. */
public final class LiquidationEvents
{
    /** Instead of the id of a fill: the venue gives none. */
    public static final long NO_FILL_ID = Long.MIN_VALUE;

    private final Market market;
    private final Accounts accounts;
    private final Liquidator liquidator;
    private final InsuranceFund fund;
    private final EventChecks checks;
    private final EventCycle cycle;

    LiquidationEvents(
        final Market market,
        final Accounts accounts,
        final Liquidator liquidator,
        final InsuranceFund fund,
        final EventChecks checks,
        final EventCycle cycle)
    {
        this.market = market;
        this.accounts = accounts;
        this.liquidator = liquidator;
        this.fund = fund;
        this.checks = checks;
        this.cycle = cycle;
    }

    /**
     * Some of an order was filled; a fact whenever it comes, up to what was ordered. One that is said again is refused
     * if its id is remembered.
     *
     * @param quantity contracts in the order's direction: above zero, or with the order's own sign.
     * @param fee      paid by the account into the insurance fund; negative is a rebate of the exchange.
     * @param fillId   of its own among the fills of the order, or {@link #NO_FILL_ID}.
     */
    public void onLiquidationFilled(
        final long sequence,
        final long timestampNs,
        final long orderId,
        final long quantity,
        final long price,
        final long fee,
        final long fillId)
    {
        final int order = liquidator.orders().slot(orderId);
        if (checks.isEarlier(timestampNs) ||
            checks.refuseIf(order == Ids.NONE, RejectReason.UNKNOWN_ID, "orderId") ||
            checks.refuseIf(isKnown(orderId, fillId), RejectReason.DUPLICATE_ID, "fillId") ||
            checks.isZero(quantity, "quantity"))
        {
            return;
        }
        final long unfilled = liquidator.orders().unfilled(order);
        final long filled = unfilled < 0 ? -Math.abs(quantity) : quantity;
        if (checks.refuseIf(filled < 0 && unfilled > 0, RejectReason.NEGATIVE, "quantity") ||
            checks.refuseIf(Math.abs(filled) > Math.abs(unfilled), RejectReason.OUT_OF_RANGE, "quantity") ||
            isNoTrade(order, filled, price, fee))
        {
            return;
        }
        cycle.begin(sequence, timestampNs);
        book(order, filled, price, fee);
        if (fillId != NO_FILL_ID)
        {
            liquidator.orders().fills().add(orderId, fillId);
        }
        cycle.end(liquidator.orders().account(order));
    }

    private boolean isKnown(final long orderId, final long fillId)
    {
        return fillId != NO_FILL_ID && liquidator.orders().fills().contains(orderId, fillId);
    }

    /** Books a fill. Its fee goes to the insurance fund; a rebate is the exchange's own affair. */
    private void book(final int order, final long quantity, final long price, final long fee)
    {
        final int account = liquidator.orders().account(order);
        final long liquidationFee = Math.max(0, fee);
        cycle.conservation().expectTrade(
            account, liquidator.orders().instrument(order), quantity, price, fee - liquidationFee);
        fund.receive(account, liquidationFee);
        liquidator.orders().fill(order, quantity, price, fee);
    }

    /** The exchange ended an order. */
    public void onLiquidationClosed(final long sequence, final long timestampNs, final long orderId)
    {
        final int order = liquidator.orders().slot(orderId);
        if (checks.isEarlier(timestampNs) || checks.refuseIf(order == Ids.NONE, RejectReason.UNKNOWN_ID, "orderId"))
        {
            return;
        }
        cycle.begin(sequence, timestampNs);
        liquidator.orders().close(order);
        cycle.end(liquidator.orders().account(order));
    }

    private boolean isNoTrade(final int order, final long quantity, final long price, final long fee)
    {
        final int account = liquidator.orders().account(order);
        final int instrument = liquidator.orders().instrument(order);
        final int expiry = market.instruments().expiry(instrument);
        return checks.refuseIf(
                expiry != Ids.NONE && market.expiries().isSettled(expiry), RejectReason.EXPIRED, "orderId") ||
            (market.instruments().kind(instrument).isOption() ?
                checks.isNegative(price, "price") : checks.isNotPositive(price, "price")) ||
            checks.refuseIf(!accounts.hasRoomFor(account, instrument), RejectReason.CAPACITY, "orderId") ||
            checks.refuseIf(!fund.canReceive(fee), RejectReason.OVERFLOW, "fee") ||
            checks.refuseIf(
                !accounts.canTrade(account, instrument, quantity, price, fee), RejectReason.OVERFLOW, "quantity");
    }
}
