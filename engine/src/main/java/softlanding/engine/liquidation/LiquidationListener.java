package softlanding.engine.liquidation;

import softlanding.engine.closing.UnitKind;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.policy.Health;
import softlanding.engine.policy.Policy;

/** Receives the decisions about accounts. Objects are valid during the call only. */
public interface LiquidationListener
{
    /**
     * Reports that the health state or the tier of an account changed.
     *
     * @param tier   1, 2, 3 and so on while the account is liquidating or bankrupt, else 0.
     * @param margin the margin of the evaluation.
     */
    void onAccountHealthChanged(long accountId, Health from, Health to, int tier, AccountMargin margin);

    /**
     * Reports a plan. The orders of one round follow, each as a call of {@link #onLiquidationOrdered}, and share these
     * values.
     */
    void onLiquidationPlanned(long planId, long accountId, int tier, Policy policy, AccountMargin before);

    /**
     * Reports an immediate-or-cancel order.
     *
     * @param quantity     contracts, signed: the quantity that the account trades.
     * @param limitPrice   cash per coin.
     * @param after        the expected margin after this order and the earlier orders of its round.
     * @param costExpected half-spread, impact and fee, in cash.
     * @param gap          the maximum by which the cost of the round exceeds the cheapest, in cash, or {@link
     *     LiquidationPlan#NO_GAP}.
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
     * Reports that an order is no longer in flight.
     *
     * @param filled   contracts, signed as ordered.
     * @param unfilled contracts, signed as ordered.
     */
    void onLiquidationEnded(
        long orderId, long planId, long accountId, EndReason reason, long filled, long unfilled);

    /**
     * Reports that opposite closings of two accounts were traded with each other, without fee.
     *
     * @param quantity contracts, above zero.
     * @param price    the mark, in cash per coin.
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
