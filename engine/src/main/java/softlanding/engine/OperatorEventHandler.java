package softlanding.engine;

import softlanding.engine.account.Accounts;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.liquidation.ManualRounds;
import softlanding.engine.liquidation.due.Pauses;
import softlanding.engine.market.Market;
import softlanding.engine.policy.Health;
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

    /**
     * Pauses liquidation in a scope until a later time.
     *
     * @param sequence    place of the event in the journal, from 1.
     * @param timestampNs time of the event, in nanoseconds since the epoch; not before that of the last accepted event.
     * @param pauseScope  what the pause covers.
     * @param id          id of what the scope names; anything for the whole venue.
     * @param untilNs     end of the pause, in nanoseconds since the epoch.
     */
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

    /**
     * Ends a pause before its time.
     *
     * @param sequence    place of the event in the journal, from 1.
     * @param timestampNs time of the event, in nanoseconds since the epoch; not before that of the last accepted event.
     * @param pauseScope  what the pause covers.
     * @param id          id of what the scope names; anything for the whole venue.
     */
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

    /**
     * Freezes or releases an account.
     *
     * @param sequence    place of the event in the journal, from 1.
     * @param timestampNs time of the event, in nanoseconds since the epoch; not before that of the last accepted event.
     * @param accountId   id of the account, above 0.
     * @param frozen      whether the account is frozen; false releases it.
     */
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

    /**
     * Orders a round of an account that is below its initial requirement: an account above it owes the venue nothing,
     * and its positions are its own. The order is rejected where it cannot be meant; the liquidation engine tells why a
     * round that can be meant does not begin.
     *
     * @param sequence      place of the event in the journal, from 1.
     * @param timestampNs   time of the event, in nanoseconds since the epoch; not before that of the last accepted
     *                      event.
     * @param accountId     id of the account, above 0.
     * @param legs          number of legs; the arrays hold up to {@link ManualRounds#MAX_LEGS}.
     * @param instrumentIds what each leg trades.
     * @param quantities    contracts as the account trades them, signed.
     */
    public void onManualRoundOrdered(
        final long sequence,
        final long timestampNs,
        final long accountId,
        final int legs,
        final int[] instrumentIds,
        final long[] quantities)
    {
        final int account = accounts.ids().slot(accountId);
        if (validation.rejectIfEarlier(timestampNs) ||
            validation.rejectIf(account == Ids.NONE, RejectReason.UNKNOWN_ID, "accountId") ||
            validation.rejectIf(scope.isUpdateOpenAt(timestampNs), RejectReason.WRONG_STATE, "timestampNs"))
        {
            return;
        }
        scope.endOverdue(sequence, timestampNs);
        if (validation.rejectIf(
                liquidation.hasOrdersInFlight(account) || liquidation.health(account) == Health.HEALTHY,
                RejectReason.WRONG_STATE, "accountId") ||
            validation.rejectUnlessWithin(legs, 1, ManualRounds.MAX_LEGS, "legs"))
        {
            return;
        }
        for (int leg = 0; leg < legs; leg++)
        {
            if (rejectIfBadInstrument(timestampNs, account, leg, instrumentIds) ||
                rejectIfBadQuantity(timestampNs, account, market.instruments().ids().slot(instrumentIds[leg]),
                    quantities[leg]))
            {
                return;
            }
        }
        scope.begin(sequence, timestampNs);
        liquidation.manualRounds().begin(account);
        for (int leg = 0; leg < legs; leg++)
        {
            liquidation.manualRounds().addLeg(market.instruments().ids().slot(instrumentIds[leg]), quantities[leg]);
        }
        scope.end();
    }

    private boolean rejectIfBadInstrument(
        final long timestampNs, final int account, final int leg, final int[] instrumentIds)
    {
        final int instrument = market.instruments().ids().slot(instrumentIds[leg]);
        if (validation.rejectIf(instrument == Ids.NONE, RejectReason.UNKNOWN_ID, "instrumentId"))
        {
            return true;
        }
        boolean named = false;
        for (int before = 0; before < leg; before++)
        {
            named |= instrumentIds[before] == instrumentIds[leg];
        }
        final int expiry = market.instruments().expiry(instrument);
        final boolean isOver = expiry != Ids.NONE &&
            (market.expiries().isSettled(expiry) || market.expiries().expiryNs(expiry) <= timestampNs);
        return validation.rejectIf(named, RejectReason.DUPLICATE_ID, "instrumentId") ||
            validation.rejectIf(isOver, RejectReason.EXPIRED, "instrumentId") ||
            validation.rejectIf(held(account, instrument) == 0, RejectReason.WRONG_STATE, "instrumentId");
    }

    /** A leg must reduce the position that is held, by whole lots; lots that a late answer may still fill are not. */
    private boolean rejectIfBadQuantity(
        final long timestampNs, final int account, final int instrument, final long quantity)
    {
        if (validation.rejectIfZero(quantity, "quantity"))
        {
            return true;
        }
        final long held = held(account, instrument);
        final long most = Math.abs(held) - liquidation.orders().maybeUnanswered(account, instrument, timestampNs);
        final boolean isWhole = quantity % market.instruments().lotSize(instrument) == 0 ||
            (Math.abs(held) < market.instruments().lotSize(instrument) && quantity == -held);
        return validation.rejectIf(
            !isWhole || (quantity ^ held) >= 0 || Math.abs(quantity) > most, RejectReason.OUT_OF_RANGE, "quantity");
    }

    private long held(final int account, final int instrument)
    {
        final int row = accounts.positions().find(account, market.bookKey(instrument));
        return row == Ids.NONE ? 0 : accounts.positions().quantity(row);
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
