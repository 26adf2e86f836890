package softlanding.engine;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.Balances;
import softlanding.engine.liquidation.Liquidator;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.market.Market;
import softlanding.engine.state.Ids;

/** Deposits, which are always made, and withdrawals, which want initial margin. Amounts are Decimal8 mantissas. */
public final class TransferEvents
{
    private final Market market;
    private final Accounts accounts;
    private final Liquidator liquidator;
    private final EventChecks checks;
    private final EventCycle cycle;
    private final DecisionListener listener;
    private final MarginProbe probe;

    TransferEvents(
        final Market market,
        final Accounts accounts,
        final Liquidator liquidator,
        final EventChecks checks, final EventCycle cycle,
        final DecisionListener listener,
        final MarginProbe probe)
    {
        this.market = market;
        this.accounts = accounts;
        this.liquidator = liquidator;
        this.checks = checks;
        this.cycle = cycle;
        this.listener = listener;
        this.probe = probe;
    }

    /**
     * @param amount signed: positive is a deposit.
     */
    public void onCashTransferred(
        final long sequence,
        final long timestampNs,
        final long accountId,
        final long transferId,
        final long amount)
    {
        final int account = accounts.ids().slot(accountId);
        if (isNoTransfer(timestampNs, account, amount, "amount") ||
            checks.refuseIf(overflows(accounts.cash(account), amount), RejectReason.OVERFLOW, "amount"))
        {
            return;
        }
        cycle.begin(sequence, timestampNs);
        probe.load(account, timestampNs).addCash(amount);
        final AccountMargin after = probe.after();
        final Verdict verdict = amount > 0 ? Verdict.ACCEPTED : probe.verdict(liquidator.isLiquidated(account));
        if (verdict == Verdict.ACCEPTED)
        {
            cycle.conservation().expectCash(amount);
            accounts.addCash(account, amount);
        }
        listener.onTransferDecided(transferId, accountId, verdict, after);
        cycle.end(account);
    }

    /**
     * @param quantity coins, signed: positive is a deposit.
     */
    public void onCollateralTransferred(
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
        if (isNoTransfer(timestampNs, account, quantity, "quantity") ||
            checks.refuseIf(asset == Ids.NONE, RejectReason.UNKNOWN_ID, "assetId") ||
            checks.refuseIf(
                overflows(balances.balance(account, asset), quantity), RejectReason.OVERFLOW, "quantity") ||
            checks.refuseIf(quantity > 0 && !balances.hasRoom(account, asset), RejectReason.CAPACITY, "assetId"))
        {
            return;
        }
        cycle.begin(sequence, timestampNs);
        final Verdict verdict = quantity > 0 ?
            depositCollateral(account, asset, quantity) : withdrawCollateral(account, asset, -quantity, timestampNs);
        listener.onTransferDecided(transferId, accountId, verdict, probe.after());
        cycle.end(account);
    }

    private Verdict depositCollateral(final int account, final int asset, final long quantity)
    {
        accounts.addCollateral(account, asset, quantity);
        probe.load(account, checks.nowNs());
        return Verdict.ACCEPTED;
    }

    private Verdict withdrawCollateral(
        final int account, final int asset, final long quantity, final long timestampNs)
    {
        final Book book = probe.load(account, timestampNs);
        if (accounts.balances().balance(account, asset) < quantity)
        {
            return Verdict.INSUFFICIENT_BALANCE;
        }
        book.takeCollateral(asset, quantity);
        probe.after();
        final Verdict verdict = probe.verdict(liquidator.isLiquidated(account));
        if (verdict == Verdict.ACCEPTED)
        {
            accounts.addCollateral(account, asset, -quantity);
        }
        return verdict;
    }

    private boolean isNoTransfer(
        final long timestampNs, final int account, final long amount, final String field)
    {
        return checks.isEarlier(timestampNs) ||
            checks.refuseIf(account == Ids.NONE, RejectReason.UNKNOWN_ID, "accountId") ||
            checks.isZero(amount, field);
    }

    private static boolean overflows(final long a, final long b)
    {
        final long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0;
    }
}
