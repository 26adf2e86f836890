package softlanding.engine;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.Packages;
import softlanding.engine.liquidation.Liquidator;
import softlanding.engine.margin.AccountGreeks;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.market.Market;
import softlanding.engine.state.Ids;

/** Trades, packages, and questions about margin. Amounts are Decimal8 mantissas. */
public final class AccountEvents
{
    private final Market market;
    private final Accounts accounts;
    private final Liquidator liquidator;
    private final EventChecks checks;
    private final EventCycle cycle;
    private final DecisionListener listener;
    private final MarginProbe probe;
    private final AccountGreeks greeks;

    AccountEvents(
        final Market market,
        final Accounts accounts,
        final Liquidator liquidator,
        final EventChecks checks, final EventCycle cycle,
        final DecisionListener listener,
        final MarginProbe probe,
        final AccountGreeks greeks)
    {
        this.market = market;
        this.accounts = accounts;
        this.liquidator = liquidator;
        this.checks = checks;
        this.cycle = cycle;
        this.listener = listener;
        this.probe = probe;
        this.greeks = greeks;
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
        cycle.begin(sequence, timestampNs);
        cycle.conservation().expectTrade(account, instrument, quantity, price, fee);
        accounts.trade(account, instrument, quantity, price, fee);
        cycle.end(account);
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
        cycle.begin(sequence, timestampNs);
        accounts.packages().add(account, packageId);
        for (int i = 0; i < legs; i++)
        {
            accounts.packages().addLeg(market.instruments().ids().slot(instrumentIds[i]), ratios[i]);
        }
        cycle.end();
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
        cycle.begin(sequence, timestampNs);
        final Book book = probe.loadForOrder(account, instrument, timestampNs);
        book.trade(book.require(instrument), quantity, price, 0);
        final AccountMargin after = probe.after();
        listener.onOrderMarginDecided(requestId, accountId, probe.verdict(liquidator.isLiquidated(account)), after);
        cycle.end(account);
    }

    public void onMarginReportRequested(
        final long sequence, final long timestampNs, final long accountId, final long requestId)
    {
        final int account = accounts.ids().slot(accountId);
        if (checks.isEarlier(timestampNs) || isUnknownAccount(account))
        {
            return;
        }
        cycle.begin(sequence, timestampNs);
        final Book book = probe.load(account, timestampNs);
        final AccountMargin margin = probe.before();
        greeks.evaluate(book, margin);
        liquidator.onAccount(account);
        listener.onMarginReported(requestId, accountId, liquidator.health(account), margin, greeks);
        cycle.end();
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
}
