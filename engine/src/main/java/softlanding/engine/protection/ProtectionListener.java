package softlanding.engine.protection;

import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.liquidation.order.EndReason;

/** Receives what is decided about protection and instructions. Objects are valid during the call only. */
public interface ProtectionListener
{
    /** The value for no time: an event must come first. */
    long NO_TIME = Long.MIN_VALUE;

    /** Receives an order that keeps an account out of liquidation. */
    default void onProtectionOrdered(final PlannedProtection order)
    {
    }

    /**
     * Receives why a protected account gets no order, or a hedge is not released; once per change of the reason.
     *
     * @param untilNs the time at which it is looked at again at the latest, or {@link #NO_TIME}.
     */
    default void onProtectionPaused(final long accountId, final ProtectionPause reason, final long untilNs)
    {
    }

    /**
     * Receives that a protection order is no longer in flight.
     *
     * @param filled   contracts, signed as ordered.
     * @param unfilled contracts, signed as ordered.
     */
    default void onProtectionOrderCompleted(
        final long orderId,
        final long planId,
        final long accountId,
        final int instrumentId,
        final EndReason reason,
        final long filled,
        final long unfilled)
    {
    }

    /** Receives that the protection orders of an account must be cancelled, because it entered a tier. */
    default void onOrdersToCancel(final long accountId, final ProtectionOrders orders, final int account)
    {
    }

    /** Receives that the plan of a round did not follow an instruction of the account. */
    default void onInstructionOverridden(
        final long accountId, final long planId, final int instrumentId, final LiquidationPlan plan)
    {
    }
}
