package softlanding.engine.liquidation;

import softlanding.engine.closing.UnitKind;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.policy.Health;
import softlanding.engine.policy.Policy;

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

    /** The orders of one step, each as a call of {@link #onLiquidationOrdered}, share what is given here. */
    void onLiquidationPlanned(long planId, long accountId, int tier, Policy policy, AccountMargin before);

    /**
     * An order to trade, immediately or cancel.
     *
     * @param quantity     contracts, signed: what the account trades.
     * @param limitPrice   cash per coin.
     * @param after        expected margin after this order and those before it in its step.
     * @param costExpected half-spread, impact and fee, in cash.
     * @param gap          what the whole step may cost more than the cheapest, in cash, or {@link
     *               LiquidationPlan#NO_GAP}.
     */
    void onLiquidationOrdered(
        long orderId,
        int legIndex,
        int instrumentId,
        long quantity,
        long limitPrice,
        UnitKind unitKind,
        AccountMargin after,
        long costExpected,
        long gap);

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
