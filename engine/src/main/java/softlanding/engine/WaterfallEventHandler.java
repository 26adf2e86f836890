package softlanding.engine;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.policy.Health;
import softlanding.engine.state.Ids;
import softlanding.engine.state.RememberedIds;
import softlanding.engine.waterfall.Waterfall;

/** Handles transfers of the insurance fund and loss socialisation. Amounts are Decimal8 mantissas. */
public final class WaterfallEventHandler
{
    private final Accounts accounts;
    private final Waterfall waterfall;
    private final InsuranceFund fund;
    private final EventValidation validation;
    private final EventScope scope;
    private final RememberedIds remembered;

    WaterfallEventHandler(
        final Accounts accounts,
        final Waterfall waterfall,
        final InsuranceFund fund,
        final EventValidation validation,
        final EventScope scope,
        final RememberedIds remembered)
    {
        this.accounts = accounts;
        this.waterfall = waterfall;
        this.fund = fund;
        this.validation = validation;
        this.scope = scope;
        this.remembered = remembered;
    }

    /**
     * Books a transfer that has no id and is therefore never a repetition.
     *
     * @param sequence    place of the event in the journal, from 1.
     * @param timestampNs time of the event, in nanoseconds since the epoch; not before that of the last accepted event.
     * @param amount      cash, a Decimal8 mantissa.
     */
    public void onInsuranceFundTransferred(final long sequence, final long timestampNs, final long amount)
    {
        onInsuranceFundTransferred(sequence, timestampNs, RememberedIds.NO_ID, amount);
    }

    /**
     * Books a transfer into or out of the insurance fund, or rejects it.
     *
     * @param sequence    place of the event in the journal, from 1.
     * @param timestampNs time of the event, in nanoseconds since the epoch; not before that of the last accepted event.
     * @param transferId  id that the answer repeats; a second transfer with it is refused.
     * @param amount      signed: positive is into the fund; a withdrawal is at most the balance.
     */
    public void onInsuranceFundTransferred(
        final long sequence, final long timestampNs, final long transferId, final long amount)
    {
        if (validation.rejectIfEarlier(timestampNs) ||
            validation.rejectIf(
                remembered.isKnownTransfer(RememberedIds.FUND, transferId),
                RejectReason.DUPLICATE_ID, "transferId") ||
            validation.rejectIfZero(amount, "amount"))
        {
            return;
        }
        scope.endOverdue(sequence, timestampNs);
        if (validation.rejectIf(amount < -fund.available(), RejectReason.OUT_OF_RANGE, "amount") ||
            validation.rejectIf(!fund.canReceive(amount), RejectReason.NOT_REPRESENTABLE, "amount"))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        remembered.addTransfer(RememberedIds.FUND, transferId);
        scope.conservation().expectCash(amount);
        fund.transfer(amount);
        scope.end();
    }

    /**
     * Shares the deficit of a bankrupt account without positions among the accounts in profit, or rejects it if they
     * cannot bear the deficit. A deficit that only lone marks show, and that is not confirmed, is not shared. None is
     * shared while an update is open, because half of a market says neither what an account owes nor what others have
     * won; nor at a time at which a mark is too old, since nothing is valued by it any longer.
     *
     * @param sequence    place of the event in the journal, from 1.
     * @param timestampNs time of the event, in nanoseconds since the epoch; not before that of the last accepted event.
     * @param accountId   id of the account, above 0.
     */
    public void onLossSocialisationOrdered(final long sequence, final long timestampNs, final long accountId)
    {
        final int account = accounts.ids().slot(accountId);
        if (validation.rejectIfEarlier(timestampNs) ||
            validation.rejectIf(account == Ids.NONE, RejectReason.UNKNOWN_ID, "accountId") ||
            validation.rejectIf(
                scope.isUpdateOpenAt(timestampNs) || scope.guards().isAnyStaleAt(timestampNs),
                RejectReason.WRONG_STATE, "timestampNs"))
        {
            return;
        }
        scope.endOverdue(sequence, timestampNs);
        final long loss = waterfall.loss(account);
        if (validation.rejectIf(
                loss == 0 || scope.health(account) != Health.BANKRUPT, RejectReason.WRONG_STATE, "accountId") ||
            validation.rejectIf(!waterfall.canShare(loss), RejectReason.WRONG_STATE, "accountId"))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        waterfall.share(account, loss);
        scope.end();
    }
}
