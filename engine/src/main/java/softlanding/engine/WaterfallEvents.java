package softlanding.engine;

import softlanding.engine.account.Accounts;
import softlanding.engine.state.Ids;
import softlanding.engine.waterfall.InsuranceFund;
import softlanding.engine.waterfall.Waterfall;

/** What the venue does about its insurance fund, and about losses that nobody covered. Decimal8 mantissas. */
public final class WaterfallEvents
{
    private final Accounts accounts;
    private final Waterfall waterfall;
    private final InsuranceFund fund;
    private final EventChecks checks;
    private final EventCycle cycle;

    WaterfallEvents(
        final Accounts accounts,
        final Waterfall waterfall,
        final InsuranceFund fund,
        final EventChecks checks,
        final EventCycle cycle)
    {
        this.accounts = accounts;
        this.waterfall = waterfall;
        this.fund = fund;
        this.checks = checks;
        this.cycle = cycle;
    }

    /**
     * @param amount signed: positive is into the fund; no more is taken out than it holds.
     */
    public void onInsuranceFundTransferred(final long sequence, final long timestampNs, final long amount)
    {
        if (checks.isEarlier(timestampNs) || checks.isZero(amount, "amount") ||
            checks.refuseIf(amount < -fund.balance(), RejectReason.OUT_OF_RANGE, "amount") ||
            checks.refuseIf(!fund.canReceive(amount), RejectReason.OVERFLOW, "amount"))
        {
            return;
        }
        cycle.begin(sequence, timestampNs);
        cycle.conservation().expectCash(amount);
        fund.transfer(amount);
        cycle.end();
    }

    /** What a bankrupt account without positions owes is shared by those in profit; they can bear it. */
    public void onLossSocialised(final long sequence, final long timestampNs, final long accountId)
    {
        final int account = accounts.ids().slot(accountId);
        if (checks.isEarlier(timestampNs) ||
            checks.refuseIf(account == Ids.NONE, RejectReason.UNKNOWN_ID, "accountId"))
        {
            return;
        }
        final long loss = waterfall.loss(account);
        if (checks.refuseIf(loss == 0, RejectReason.WRONG_STATE, "accountId") ||
            checks.refuseIf(!waterfall.canShare(loss), RejectReason.OUT_OF_RANGE, "accountId"))
        {
            return;
        }
        cycle.begin(sequence, timestampNs);
        waterfall.share(account, loss);
        cycle.end();
    }
}
