package softlanding.engine;

import softlanding.engine.account.Accounts;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.liquidation.due.Pauses;
import softlanding.engine.market.Market;
import softlanding.engine.policy.Policies;
import softlanding.engine.state.Ids;

/** Handles what a person orders: pauses of liquidation, frozen accounts, rounds planned by hand. */
public final class OperatorEventHandler
{
    private final Market market;
    private final Accounts accounts;
    private final LiquidationEngine liquidation;
    private final EventValidation validation;
    private final EventScope scope;

    OperatorEventHandler(
        final Market market,
        final Accounts accounts,
        final LiquidationEngine liquidation,
        final EventValidation validation,
        final EventScope scope)
    {
        this.market = market;
        this.accounts = accounts;
        this.liquidation = liquidation;
        this.validation = validation;
        this.scope = scope;
    }

    /** Pauses liquidation in a scope until a later time. */
    public void onLiquidationPauseOrdered(
        final long sequence, final long timestampNs, final Pauses.Scope pauseScope, final long id, final long untilNs)
    {
        if (rejectIfBad(timestampNs, pauseScope, id) ||
            validation.rejectIf(untilNs <= timestampNs, RejectReason.OUT_OF_RANGE, "untilNs"))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        liquidation.pauses().pause(pauseScope, slot(pauseScope, id), untilNs);
        scope.end();
    }

    /** Ends a pause before its time. */
    public void onLiquidationResumeOrdered(
        final long sequence, final long timestampNs, final Pauses.Scope pauseScope, final long id)
    {
        if (rejectIfBad(timestampNs, pauseScope, id) ||
            validation.rejectIf(
                liquidation.pauses().untilNs(pauseScope, slot(pauseScope, id)) <= timestampNs,
                RejectReason.WRONG_STATE, "id"))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        liquidation.pauses().pause(pauseScope, slot(pauseScope, id), 0);
        scope.end();
    }

    /** Freezes or releases an account. */
    public void onAccountFrozen(
        final long sequence, final long timestampNs, final long accountId, final boolean frozen)
    {
        final int account = accounts.ids().slot(accountId);
        if (validation.rejectIfEarlier(timestampNs) ||
            validation.rejectIf(account == Ids.NONE, RejectReason.UNKNOWN_ID, "accountId"))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        liquidation.pauses().freeze(account, frozen);
        scope.end(account);
    }

    /** Refuses a round planned by hand: this engine plans every round. */
    public void onManualRoundOrdered(final long timestampNs, final long accountId)
    {
        if (!validation.rejectIfEarlier(timestampNs) &&
            !validation.rejectIf(accounts.ids().slot(accountId) == Ids.NONE, RejectReason.UNKNOWN_ID, "accountId"))
        {
            validation.rejectIf(true, RejectReason.WRONG_STATE, "legs");
        }
    }

    private boolean rejectIfBad(final long timestampNs, final Pauses.Scope pauseScope, final long id)
    {
        return validation.rejectIfEarlier(timestampNs) ||
            validation.rejectIf(slot(pauseScope, id) == Ids.NONE, RejectReason.UNKNOWN_ID, "id");
    }

    /** Returns the slot of what a scope names, or {@link Ids#NONE} if there is nothing of this id. */
    private int slot(final Pauses.Scope pauseScope, final long id)
    {
        return switch (pauseScope)
        {
            case VENUE -> id == 0 ? 0 : Ids.NONE;
            case UNDERLYING -> market.underlyings().ids().slot(id);
            case INSTRUMENT -> market.instruments().ids().slot(id);
            case CLASS -> id >= 0 && id < Policies.MAX_CLASSES ? (int)id : Ids.NONE;
            case ACCOUNT -> accounts.ids().slot(id);
        };
    }
}
