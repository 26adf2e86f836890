package softlanding.engine;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.Packages;
import softlanding.engine.liquidation.Liquidator;
import softlanding.engine.margin.AccountGreeks;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.market.Market;
import softlanding.engine.state.Ids;

/** Transfers, trades, and questions about margin. Amounts are Decimal8 mantissas. */
public final class AccountEvents
{
    private final Market market;
    private final Accounts accounts;
    private final Margins margins;
    private final Liquidator liquidator;
    private final EventChecks checks;
    private final DecisionListener listener;
    private final Book book;
    private final AccountMargin margin;
    private final AccountMargin marginBefore;
    private final AccountGreeks greeks;

    AccountEvents(
        final Market market,
        final Accounts accounts,
        final Margins margins,
        final Liquidator liquidator,
        final EventChecks checks,
        final DecisionListener listener,
        final EngineLimits limits)
    {
        this.market = market;
        this.accounts = accounts;
        this.margins = margins;
        this.liquidator = liquidator;
        this.checks = checks;
        this.listener = listener;
        book = new Book(market, limits.bookSize(), limits.assets());
        margin = new AccountMargin(limits.underlyings());
        marginBefore = new AccountMargin(limits.underlyings());
        greeks = new AccountGreeks(market, limits.underlyings());
    }

    /**
     * @param amount signed: a deposit is made, a withdrawal wants initial margin after it.
     */
    public void onCashTransferred(
        final long sequence,
        final long timestampNs,
        final long accountId,
        final long transferId,
        final long amount)
    {
        final int account = accounts.ids().slot(accountId);
        if (checks.isEarlier(timestampNs) || isUnknownAccount(account) || checks.isZero(amount, "amount") ||
            checks.refuseIf(overflows(accounts.cash(account), amount), RejectReason.OVERFLOW, "amount"))
        {
            return;
        }
        begin(sequence, timestampNs);
        load(account, timestampNs);
        margins.evaluate(book, marginBefore);
        book.addCash(amount);
        margins.evaluate(book, margin);
        final Verdict verdict = amount > 0 ? Verdict.ACCEPTED : initialMarginGate();
        if (verdict == Verdict.ACCEPTED)
        {
            accounts.addCash(account, amount);
        }
        listener.onTransferDecided(transferId, accountId, verdict, margin);
        end(account);
    }

    /**
     * @param quantity coins, signed: a deposit is made, a withdrawal wants balance and initial margin after it.
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
        if (checks.isEarlier(timestampNs) || isUnknownAccount(account) ||
            checks.refuseIf(asset == Ids.NONE, RejectReason.UNKNOWN_ID, "assetId") ||
            checks.isZero(quantity, "quantity") ||
            checks.refuseIf(
                overflows(accounts.balances().balance(account, asset), quantity), RejectReason.OVERFLOW, "quantity") ||
            checks.refuseIf(
                quantity > 0 && !accounts.balances().hasRoom(account, asset), RejectReason.CAPACITY, "assetId"))
        {
            return;
        }
        begin(sequence, timestampNs);
        final Verdict verdict = quantity > 0 ?
            depositCollateral(account, asset, quantity) : withdrawCollateral(account, asset, -quantity, timestampNs);
        listener.onTransferDecided(transferId, accountId, verdict, margin);
        end(account);
    }

    private Verdict depositCollateral(final int account, final int asset, final long quantity)
    {
        accounts.addCollateral(account, asset, quantity);
        load(account, checks.nowNs());
        margins.evaluate(book, margin);
        return Verdict.ACCEPTED;
    }

    private Verdict withdrawCollateral(
        final int account, final int asset, final long quantity, final long timestampNs)
    {
        load(account, timestampNs);
        if (accounts.balances().balance(account, asset) < quantity)
        {
            margins.evaluate(book, margin);
            return Verdict.INSUFFICIENT_BALANCE;
        }
        margins.evaluate(book, marginBefore);
        book.takeCollateral(asset, quantity);
        margins.evaluate(book, margin);
        final Verdict verdict = initialMarginGate();
        if (verdict == Verdict.ACCEPTED)
        {
            accounts.addCollateral(account, asset, -quantity);
        }
        return verdict;
    }

    /**
     * One account's side of a trade: a fact.
     *
     * @param quantity contracts, signed.
     * @param fee      paid by the account; negative is a rebate.
     */
    public void onTradeExecuted(
        final long sequence,
        final long timestampNs,
        final long accountId,
        final int instrumentId,
        final long quantity,
        final long price,
        final long fee)
    {
        final int account = accounts.ids().slot(accountId);
        final int instrument = market.instruments().ids().slot(instrumentId);
        if (isBadTrade(timestampNs, account, instrument, quantity, price) ||
            checks.refuseIf(!accounts.hasRoomFor(account, instrument), RejectReason.CAPACITY, "instrumentId") ||
            isBeyondDecimal(account, instrument, quantity, price, fee))
        {
            return;
        }
        begin(sequence, timestampNs);
        accounts.trade(account, instrument, quantity, price, fee);
        end(account);
    }

    /**
     * Positions that are only ever closed together, in ratio.
     *
     * @param legs          their number.
     * @param instrumentIds one per leg, each once.
     * @param ratios        contracts per package, signed, not zero.
     */
    public void onPackageRegistered(
        final long sequence,
        final long timestampNs,
        final long accountId,
        final long packageId,
        final int legs,
        final int[] instrumentIds,
        final long[] ratios)
    {
        final int account = accounts.ids().slot(accountId);
        if (checks.isEarlier(timestampNs) || isUnknownAccount(account) ||
            checks.refuseIf(
                accounts.packages().contains(account, packageId), RejectReason.DUPLICATE_ID, "packageId") ||
            checks.refuseIf(!accounts.packages().hasRoom(), RejectReason.CAPACITY, "packageId") ||
            checks.refuseIf(legs < 2 || legs > Packages.MOST_LEGS, RejectReason.OUT_OF_RANGE, "legs") ||
            isBadLeg(legs, instrumentIds, ratios))
        {
            return;
        }
        begin(sequence, timestampNs);
        accounts.packages().add(account, packageId);
        for (int i = 0; i < legs; i++)
        {
            accounts.packages().addLeg(market.instruments().ids().slot(instrumentIds[i]), ratios[i]);
        }
        liquidator.endEvent();
    }

    private boolean isBadLeg(final int legs, final int[] instrumentIds, final long[] ratios)
    {
        boolean bad = false;
        for (int i = 0; i < legs && !bad; i++)
        {
            final int instrument = market.instruments().ids().slot(instrumentIds[i]);
            bad = checks.refuseIf(instrument == Ids.NONE, RejectReason.UNKNOWN_ID, "instrumentId") ||
                isSettled(instrument) || checks.isZero(ratios[i], "ratio");
            for (int j = 0; j < i && !bad; j++)
            {
                bad = checks.refuseIf(
                    instrumentIds[j] == instrumentIds[i], RejectReason.DUPLICATE_ID, "instrumentId");
            }
        }
        return bad;
    }

    /** May this order be placed? It may if initial margin after its fill is not negative, or no lower than before. */
    public void onOrderMarginRequested(
        final long sequence,
        final long timestampNs,
        final long accountId,
        final long requestId,
        final int instrumentId,
        final long quantity,
        final long price)
    {
        final int account = accounts.ids().slot(accountId);
        final int instrument = market.instruments().ids().slot(instrumentId);
        if (isBadTrade(timestampNs, account, instrument, quantity, price) ||
            checks.refuseIf(!accounts.hasRoomFor(account, instrument), RejectReason.CAPACITY, "instrumentId") ||
            isBeyondDecimal(account, instrument, quantity, price, 0))
        {
            return;
        }
        begin(sequence, timestampNs);
        moveClock(instrument, timestampNs);
        load(account, timestampNs);
        margins.evaluate(book, marginBefore);
        book.trade(book.require(instrument), quantity, price, 0);
        margins.evaluate(book, margin);
        listener.onOrderMarginDecided(requestId, accountId, initialMarginGate(), margin);
        end(account);
    }

    /** Initial margin must not be negative afterwards, or no lower than before: what reduces risk is always allowed. */
    private Verdict initialMarginGate()
    {
        if (!margin.isPriced())
        {
            return Verdict.UNPRICED;
        }
        final boolean falls = !marginBefore.isPriced() || margin.initialMargin() < marginBefore.initialMargin();
        return margin.initialMargin() < 0 && falls ? Verdict.INITIAL_MARGIN_TOO_LOW : Verdict.ACCEPTED;
    }

    public void onMarginReportRequested(
        final long sequence, final long timestampNs, final long accountId, final long requestId)
    {
        final int account = accounts.ids().slot(accountId);
        if (checks.isEarlier(timestampNs) || isUnknownAccount(account))
        {
            return;
        }
        begin(sequence, timestampNs);
        load(account, timestampNs);
        margins.evaluate(book, margin);
        greeks.evaluate(book, margin);
        liquidator.onAccount(account);
        listener.onMarginReported(requestId, accountId, liquidator.health(account), margin, greeks);
        liquidator.endEvent();
    }

    private void begin(final long sequence, final long timestampNs)
    {
        checks.advance(timestampNs);
        liquidator.beginEvent(sequence, timestampNs);
    }

    private void end(final int account)
    {
        liquidator.onAccount(account);
        liquidator.endEvent();
    }

    /** Unfolds an account whose options are valued as of now. */
    private void load(final int account, final long timestampNs)
    {
        book.load(accounts, account);
        for (int row = 0; row < book.size(); row++)
        {
            moveClock(book.instrument(row), timestampNs);
        }
    }

    private void moveClock(final int instrument, final long timestampNs)
    {
        final int expiry = market.instruments().expiry(instrument);
        if (expiry != Ids.NONE)
        {
            market.moveClock(expiry, timestampNs);
        }
    }

    private boolean isUnknownAccount(final int account)
    {
        return checks.refuseIf(account == Ids.NONE, RejectReason.UNKNOWN_ID, "accountId");
    }

    private boolean isBadTrade(
        final long timestampNs, final int account, final int instrument, final long quantity, final long price)
    {
        return checks.isEarlier(timestampNs) || isUnknownAccount(account) ||
            checks.refuseIf(instrument == Ids.NONE, RejectReason.UNKNOWN_ID, "instrumentId") ||
            isSettled(instrument) || checks.isZero(quantity, "quantity") || isBadPrice(instrument, price);
    }

    private boolean isSettled(final int instrument)
    {
        final int expiry = market.instruments().expiry(instrument);
        return checks.refuseIf(
            expiry != Ids.NONE && market.expiries().isSettled(expiry), RejectReason.EXPIRED, "instrumentId");
    }

    /** An option may trade for nothing; anything else has a price. */
    private boolean isBadPrice(final int instrument, final long price)
    {
        return market.instruments().kind(instrument).isOption() ?
            checks.isNegative(price, "price") : checks.isNotPositive(price, "price");
    }

    private boolean isBeyondDecimal(
        final int account, final int instrument, final long quantity, final long price, final long fee)
    {
        return checks.refuseIf(
            !accounts.canTrade(account, instrument, quantity, price, fee), RejectReason.OVERFLOW, "quantity");
    }

    private static boolean overflows(final long a, final long b)
    {
        final long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0;
    }
}
