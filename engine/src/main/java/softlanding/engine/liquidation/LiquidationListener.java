package softlanding.engine.liquidation;

import softlanding.engine.legs.LegSelection;
import softlanding.engine.liquidation.order.EndReason;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.policy.Health;
import softlanding.engine.state.Ids;

/** Receives the decisions about accounts. Objects are valid during the call only. */
public interface LiquidationListener
{
    /** The value for no time: an event must come first. */
    long NO_TIME = Long.MIN_VALUE;

    /**
     * Reports that the health state or the tier of an account changed.
     *
     * @param tier   1, 2, 3 and so on while the account is liquidating or bankrupt, else 0.
     * @param margin the margin of the evaluation.
     */
    void onAccountHealthChanged(long accountId, Health from, Health to, int tier, AccountMargin margin);

    /**
     * Reports that no round begins for an account that is, or would be, in a tier; once per change of the reason.
     *
     * @param untilNs the time at which it is looked at again at the latest, or {@link #NO_TIME}.
     */
    void onRoundSkipped(long accountId, SkipReason reason, long untilNs);

    /**
     * Reports that the round which an operator ordered by the present event does not begin.
     *
     * @param untilNs the end of what keeps it from beginning, or {@link #NO_TIME}.
     */
    default void onManualRoundSkipped(final long accountId, final SkipReason reason, final long untilNs)
    {
    }

    /** Reports why the round whose orders follow was planned as it is. */
    default void onLiquidationPlanned(final PlannedRound round)
    {
    }

    /** An order to trade, immediately or cancel. */
    void onLiquidationOrdered(PlannedOrder order);

    /**
     * An order to trade several legs in ratio or not at all, immediately or cancel.
     *
     * @param order its plan, its id and its margins.
     * @param chosen its legs and what the insurance fund may have to pay.
     * @param instrumentIds the ids of the instruments.
     */
    void onComboOrdered(PlannedOrder order, LegSelection chosen, Ids instrumentIds);

    /**
     * Reports that an order is no longer in flight, or one leg of an order of several legs.
     *
     * @param filled   contracts, signed as ordered.
     * @param unfilled contracts, signed as ordered.
     */
    void onLiquidationOrderCompleted(
        long orderId, long planId, long accountId, int instrumentId, EndReason reason, long filled, long unfilled);

    /**
     * Reports that opposite closings of two accounts were traded with each other, without fee.
     *
     * @param quantity contracts, above zero.
     * @param price    the mark, in cash per coin.
     */
    void onLiquidationsCrossed(
        long buyerPlanId,
        long sellerPlanId,
        long buyerAccountId,
        long sellerAccountId,
        int instrumentId,
        long quantity,
        long price);
}
