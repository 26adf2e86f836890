package softlanding.engine;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.Balances;
import softlanding.engine.account.CapacityLimit;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.liquidation.OpenDeficits;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.state.Ids;
import softlanding.engine.state.RememberedIds;

/**
 * Handles deposits and withdrawals. A withdrawal requires sufficient initial margin at the marks in force and at marks
 * averaged over time, and with missing marks at the unfavourable end of their bounds. Amounts are Decimal8 mantissas.
 */
public final class TransferEventHandler
{
    private final Market market;
    private final Accounts accounts;
    private final LiquidationEngine liquidation;
    private final EventValidation validation;
    private final EventScope scope;
    private final DecisionListener listener;
    private final WhatIfMargin whatIf;
    private final RememberedIds remembered;
    private final OpenDeficits deficits;

    TransferEventHandler(
        final VenueState venue,
        final OpenDeficits deficits,
        final EventValidation validation,
        final EventScope scope,
        final DecisionListener listener,
        final WhatIfMargin whatIf,
        final RememberedIds remembered)
    {
        market = venue.market();
        accounts = venue.accounts();
        this.remembered = remembered;
        this.deficits = deficits;
        liquidation = deficits.liquidation();
        this.validation = validation;
        this.scope = scope;
        this.listener = listener;
        this.whatIf = whatIf;
    }

    /**
     * Books a transfer of cash, or rejects it.
     *
     * @param sequence    place of the event in the journal, from 1.
     * @param timestampNs time of the event, in nanoseconds since the epoch; not before that of the last accepted event.
     * @param accountId   id of the account, above 0.
     * @param transferId  id that the answer repeats; a second transfer with it is refused.
     * @param amount      signed: positive is a deposit.
     */
    public void onCashTransferRequested(
        final long sequence,
        final long timestampNs,
        final long accountId,
        final long transferId,
        final long amount)
    {
        final int account = accounts.ids().slot(accountId);
        if (rejectIfBadTransfer(timestampNs, account, transferId, amount, "amount"))
        {
            return;
        }
        scope.endOverdue(sequence, timestampNs);
        if (validation.rejectIf(
                overflows(accounts.cash(account), amount) || overflows(accounts.netTransfers(account), amount),
                RejectReason.NOT_REPRESENTABLE, "amount"))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        remembered.addTransfer(accountId, transferId);
        final Book book = amount > 0 ?
            whatIf.load(account, timestampNs) : whatIf.loadForWithdrawal(account, timestampNs);
        book.addCash(amount);
        whatIf.after();
        final Verdict verdict = amount > 0 ? Verdict.ACCEPTED : withdrawalVerdict(account);
        if (verdict == Verdict.ACCEPTED)
        {
            scope.conservation().expectCash(amount);
            accounts.transferCash(account, amount);
        }
        listener.onTransferDecided(transferId, accountId, verdict, whatIf.decisive(verdict));
        scope.end(account);
    }

    /**
     * Books a transfer of collateral coins, or rejects it.
     *
     * @param sequence    place of the event in the journal, from 1.
     * @param timestampNs time of the event, in nanoseconds since the epoch; not before that of the last accepted event.
     * @param accountId   id of the account, above 0.
     * @param transferId  id that the answer repeats; a second transfer with it is refused.
     * @param assetId     id of the collateral asset, above 0.
     * @param quantity    coins, signed: positive is a deposit.
     */
    public void onCollateralTransferRequested(
        final long sequence,
        final long timestampNs,
        final long accountId,
        final long transferId,
        final int assetId,
        final long quantity)
    {
        final int account = accounts.ids().slot(accountId);
        final int asset = market.assets().ids().slot(assetId);
        final Balances balances = accounts.balances();
        if (rejectIfBadTransfer(timestampNs, account, transferId, quantity, "quantity") ||
            validation.rejectIf(asset == Ids.NONE, RejectReason.UNKNOWN_ID, "assetId"))
        {
            return;
        }
        scope.endOverdue(sequence, timestampNs);
        if (validation.rejectIf(
                overflows(balances.balance(account, asset), quantity), RejectReason.NOT_REPRESENTABLE, "quantity") ||
            validation.rejectIfFull(
                quantity > 0 && !balances.hasRoom(account, asset), "assetId", CapacityLimit.BALANCES, balances.limit()))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        remembered.addTransfer(accountId, transferId);
        final Verdict verdict = quantity > 0 ?
            depositCollateral(account, asset, quantity, timestampNs) :
            withdrawCollateral(account, asset, -quantity, timestampNs);
        whatIf.after();
        listener.onTransferDecided(transferId, accountId, verdict, whatIf.decisive(verdict));
        scope.end(account);
    }

    private Verdict depositCollateral(
        final int account, final int asset, final long quantity, final long timestampNs)
    {
        accounts.addCollateral(account, asset, quantity);
        whatIf.load(account, timestampNs);
        return Verdict.ACCEPTED;
    }

    private Verdict withdrawCollateral(
        final int account, final int asset, final long quantity, final long timestampNs)
    {
        final Book book = whatIf.loadForWithdrawal(account, timestampNs);
        if (accounts.balances().balance(account, asset) < quantity)
        {
            return Verdict.INSUFFICIENT_BALANCE;
        }
        book.takeCollateral(asset, quantity);
        whatIf.after();
        final Verdict verdict = withdrawalVerdict(account);
        if (verdict == Verdict.ACCEPTED)
        {
            accounts.addCollateral(account, asset, -quantity);
        }
        return verdict;
    }

    private Verdict withdrawalVerdict(final int account)
    {
        if (liquidation.pauses().isFrozen(account))
        {
            return Verdict.FROZEN;
        }
        final Verdict verdict = whatIf.verdictOnWithdrawal(liquidation.isInLiquidation(account));
        final long share = verdict == Verdict.ACCEPTED ? deficits.share(account) : 0;
        return share > 0 && whatIf.leastInitialExcess() < share ? Verdict.DEFICIT_OPEN : verdict;
    }

    private boolean rejectIfBadTransfer(
        final long timestampNs, final int account, final long transferId, final long amount, final String field)
    {
        return validation.rejectIfEarlier(timestampNs) ||
            validation.rejectIf(account == Ids.NONE, RejectReason.UNKNOWN_ID, "accountId") ||
            validation.rejectIf(
                remembered.isKnownTransfer(accounts.ids().id(account), transferId),
                RejectReason.DUPLICATE_ID, "transferId") ||
            validation.rejectIfZero(amount, field);
    }

    private static boolean overflows(final long a, final long b)
    {
        final long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0;
    }
}
