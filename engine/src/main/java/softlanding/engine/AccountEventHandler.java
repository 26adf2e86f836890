package softlanding.engine;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.Packages;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.margin.AccountGreeks;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.state.Ids;

/** Handles trades, package registrations and margin requests. Amounts are Decimal8 mantissas. */
public final class AccountEventHandler
{
    private final Market market;
    private final Accounts accounts;
    private final LiquidationEngine liquidation;
    private final EventValidation validation;
    private final EventScope scope;
    private final DecisionListener listener;
    private final WhatIfMargin whatIf;
    private final AccountGreeks greeks;

    AccountEventHandler(
        final VenueState venue,
        final LiquidationEngine liquidation,
        final EventValidation validation,
        final EventScope scope,
        final DecisionListener listener,
        final WhatIfMargin whatIf,
        final AccountGreeks greeks)
    {
        market = venue.market();
        accounts = venue.accounts();
        this.liquidation = liquidation;
        this.validation = validation;
        this.scope = scope;
        this.listener = listener;
        this.whatIf = whatIf;
        this.greeks = greeks;
    }

    /**
     * Books one account's side of a trade. The trade has already happened; it is never refused for lack of margin.
     *
     * @param quantity contracts, signed.
     * @param fee      paid by the account; a negative fee is a rebate.
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
        if (rejectIfBadTrade(timestampNs, account, instrument, quantity, price) ||
            validation.rejectIf(!accounts.hasRoomFor(account, instrument), RejectReason.CAPACITY, "instrumentId") ||
            rejectIfBeyondDecimal(account, instrument, quantity, price, fee))
        {
            return;
        }
        scope.beginFact(sequence, timestampNs);
        scope.conservation().expectTrade(account, instrument, quantity, price, fee);
        accounts.trade(account, instrument, quantity, price, fee);
        scope.end(account);
    }

    /**
     * Registers a package: positions that are closed only together, in a fixed ratio.
     *
     * @param legs          number of legs.
     * @param instrumentIds one per leg, without duplicates.
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
        if (validation.rejectIfEarlier(timestampNs) || rejectUnlessAccount(account) ||
            validation.rejectIf(
                accounts.packages().contains(account, packageId), RejectReason.DUPLICATE_ID, "packageId") ||
            validation.rejectIf(!accounts.packages().hasRoom(), RejectReason.CAPACITY, "packageId") ||
            validation.rejectIf(legs < 2 || legs > Packages.MAX_LEGS, RejectReason.OUT_OF_RANGE, "legs") ||
            rejectIfBadLegs(legs, instrumentIds, ratios))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        accounts.packages().add(account, packageId);
        for (int i = 0; i < legs; i++)
        {
            accounts.packages().addLeg(market.instruments().ids().slot(instrumentIds[i]), ratios[i]);
        }
        scope.end();
    }

    private boolean rejectIfBadLegs(final int legs, final int[] instrumentIds, final long[] ratios)
    {
        boolean bad = false;
        for (int i = 0; i < legs && !bad; i++)
        {
            final int instrument = market.instruments().ids().slot(instrumentIds[i]);
            bad = validation.rejectIf(instrument == Ids.NONE, RejectReason.UNKNOWN_ID, "instrumentId") ||
                rejectIfSettled(instrument) || validation.rejectIfZero(ratios[i], "ratio");
            for (int j = 0; j < i && !bad; j++)
            {
                bad = validation.rejectIf(
                    instrumentIds[j] == instrumentIds[i], RejectReason.DUPLICATE_ID, "instrumentId");
            }
        }
        return bad;
    }

    /**
     * Decides whether an order may be placed. The order is accepted if the initial excess after its fill is not
     * negative or not lower than before.
     */
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
        if (rejectIfBadTrade(timestampNs, account, instrument, quantity, price) ||
            validation.rejectIf(!accounts.hasRoomFor(account, instrument), RejectReason.CAPACITY, "instrumentId") ||
            rejectIfBeyondDecimal(account, instrument, quantity, price, 0))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        final Book book = whatIf.loadForOrder(account, instrument, timestampNs);
        book.trade(book.require(instrument), quantity, price, 0);
        final AccountMargin after = whatIf.after();
        listener.onOrderMarginDecided(requestId, accountId, whatIf.verdict(liquidation.isInLiquidation(account)),
            after);
        scope.end();
    }

    /** Answers a request for the margin and greeks of one account, or rejects it. */
    public void onMarginReportRequested(
        final long sequence, final long timestampNs, final long accountId, final long requestId)
    {
        final int account = accounts.ids().slot(accountId);
        if (validation.rejectIfEarlier(timestampNs) || rejectUnlessAccount(account))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        final Book book = whatIf.load(account, timestampNs);
        final AccountMargin margin = whatIf.before();
        greeks.evaluate(book, margin);
        listener.onMarginReported(requestId, accountId, liquidation.health(account), margin, greeks);
        scope.end();
    }

    private boolean rejectUnlessAccount(final int account)
    {
        return validation.rejectIf(account == Ids.NONE, RejectReason.UNKNOWN_ID, "accountId");
    }

    private boolean rejectIfBadTrade(
        final long timestampNs, final int account, final int instrument, final long quantity, final long price)
    {
        return validation.rejectIfEarlier(timestampNs) || rejectUnlessAccount(account) ||
            validation.rejectIf(instrument == Ids.NONE, RejectReason.UNKNOWN_ID, "instrumentId") ||
            rejectIfSettled(instrument) || validation.rejectIfZero(quantity, "quantity") ||
            rejectIfBadPrice(instrument, price);
    }

    private boolean rejectIfSettled(final int instrument)
    {
        final int expiry = market.instruments().expiry(instrument);
        return validation.rejectIf(
            expiry != Ids.NONE && market.expiries().isSettled(expiry), RejectReason.EXPIRED, "instrumentId");
    }

    /** Rejects a bad price. An option may trade at zero; every other instrument has a positive price. */
    private boolean rejectIfBadPrice(final int instrument, final long price)
    {
        return market.instruments().kind(instrument).isOption() ?
            validation.rejectIfNegative(price, "price") : validation.rejectUnlessPositive(price, "price");
    }

    private boolean rejectIfBeyondDecimal(
        final int account, final int instrument, final long quantity, final long price, final long fee)
    {
        return validation.rejectIf(
            !accounts.canTrade(account, instrument, quantity, price, fee), RejectReason.NOT_REPRESENTABLE, "quantity");
    }
}
