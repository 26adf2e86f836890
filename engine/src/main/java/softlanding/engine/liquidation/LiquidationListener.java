package softlanding.engine.liquidation;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.policy.Health;

/** Receives what was decided about accounts. Objects are good during the call only. */
public interface LiquidationListener
{
    /**
     * An account's state or tier is another one now.
     *
     * @param tier   1, 2, 3 ... while liquidating or bankrupt, else 0.
     * @param margin on which it was judged.
     */
    void onAccountHealthChanged(long accountId, Health from, Health to, int tier, AccountMargin margin);

    /** An order to trade, immediately or cancel. */
    void onLiquidationOrdered(PlannedOrder order);

    /**
     * An order is no longer in flight.
     *
     * @param filled   contracts, signed as ordered.
     * @param unfilled contracts, signed as ordered.
     */
    void onLiquidationEnded(
        long orderId, long planId, long accountId, EndReason reason, long filled, long unfilled);

    /**
     * Opposite closings of two accounts were given to each other, without fee.
     *
     * @param quantity contracts, above zero.
     * @param price    mark, in cash per coin.
     */
    void onClosingsNetted(
        long buyerPlanId,
        long sellerPlanId,
        long buyerAccountId,
        long sellerAccountId,
        int instrumentId,
        long quantity,
        long price);
}
