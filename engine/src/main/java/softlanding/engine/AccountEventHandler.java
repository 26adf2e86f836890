package softlanding.engine;

import org.jspecify.annotations.Nullable;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.CapacityLimit;
import softlanding.engine.account.HeldPackages;
import softlanding.engine.account.Packages;
import softlanding.engine.account.TradeReport;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.protection.InstructionCheck;
import softlanding.engine.protection.InstructionDraft;
import softlanding.engine.protection.InstructionFault;
import softlanding.engine.state.Ids;
import softlanding.engine.state.RememberedIds;

/** Handles trades, package registrations and order checks. Amounts are Decimal8 mantissas. */
public final class AccountEventHandler
{
    private final TradeReport trade = new TradeReport();
    private final Market market;
    private final Accounts accounts;
    private final LiquidationEngine liquidation;
    private final EventValidation validation;
    private final EventScope scope;
    private final DecisionListener listener;
    private final WhatIfMargin whatIf;
    private final RememberedIds remembered;
    private final HeldPackages heldPackages;
    private final InstructionCheck instructionCheck;

    AccountEventHandler(
        final VenueState venue,
        final LiquidationEngine liquidation,
        final EventValidation validation,
        final EventScope scope,
        final DecisionListener listener,
        final WhatIfMargin whatIf,
        final RememberedIds remembered)
    {
        market = venue.market();
        accounts = venue.accounts();
        this.liquidation = liquidation;
        this.validation = validation;
        this.scope = scope;
        this.listener = listener;
        this.whatIf = whatIf;
        this.remembered = remembered;
        heldPackages = new HeldPackages(market, accounts);
        instructionCheck = new InstructionCheck(market, accounts);
    }

    /**
     * Books one account's side of a trade that has no id and is therefore never a repetition.
     *
     * @param sequence     place of the event in the journal, from 1.
     * @param timestampNs  time of the event, in nanoseconds since the epoch; not before that of the last accepted
     *                     event.
     * @param accountId    id of the account, above 0.
     * @param instrumentId id of the instrument, above 0.
     * @param quantity     contracts, signed as the account trades them; a Decimal8 mantissa.
     * @param price        cash per coin, a Decimal8 mantissa.
     * @param fee          cash that the account pays; negative is a rebate. A Decimal8 mantissa.
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
        trade.of(accountId, RememberedIds.NO_ID, instrumentId).with(quantity, price, fee);
        onTradeExecuted(sequence, timestampNs, trade);
    }

    /**
     * Books one account's side of a trade. The trade has already happened; it is never refused for lack of margin.
     * The same account, trade and instrument from the same source is a repetition.
     *
     * @param sequence    place of the event in the journal, from 1.
     * @param timestampNs time of the event, in nanoseconds since the epoch; not before that of the last accepted event.
     * @param report      the trade; it is read during the call only.
     */
    public void onTradeExecuted(final long sequence, final long timestampNs, final TradeReport report)
    {
        final int account = accounts.ids().slot(report.accountId());
        final int instrument = market.instruments().ids().slot(report.instrumentId());
        final long quantity = report.quantity();
        final long price = report.price();
        final long fee = report.fee();
        if (validation.rejectIfEarlier(timestampNs) ||
            validation.rejectIf(
                remembered.isKnownTrade(report.accountId(), report.tradeId(), report.instrumentId()),
                RejectReason.DUPLICATE_ID, "tradeId") ||
            rejectIfBadTrade(account, instrument, quantity, price))
        {
            return;
        }
        scope.endOverdue(sequence, timestampNs);
        if (rejectIfNoRoom(account, instrument) ||
            rejectIfBeyondDecimal(account, instrument, quantity, price, fee))
        {
            return;
        }
        scope.beginFact(sequence, timestampNs);
        remembered.addTrade(report.accountId(), report.tradeId(), report.instrumentId());
        scope.conservation().expectTrade(account, instrument, quantity, price, fee);
        accounts.trade(account, instrument, quantity, price, fee);
        scope.end(account);
    }

    /**
     * Registers a package: positions that are closed only together, in a fixed ratio.
     *
     * @param sequence      place of the event in the journal, from 1.
     * @param timestampNs   time of the event, in nanoseconds since the epoch; not before that of the last accepted
     *                      event.
     * @param accountId     id of the account, above 0.
     * @param packageId     id of the package, its own among those of the account.
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
                remembered.isKnownPackage(accountId, packageId) || accounts.packages().contains(account, packageId),
                RejectReason.DUPLICATE_ID, "packageId") ||
            validation.rejectIfFull(
                !accounts.packages().hasRoom(), "packageId", CapacityLimit.PACKAGES, accounts.packages().capacity()) ||
            validation.rejectIf(legs < 2 || legs > Packages.MAX_LEGS, RejectReason.OUT_OF_RANGE, "legs") ||
            rejectIfBadLegs(legs, instrumentIds, ratios) || rejectIfTooManyHeld(account, legs, instrumentIds, ratios))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        remembered.addPackage(accountId, packageId);
        accounts.packages().add(account, packageId);
        for (int i = 0; i < legs; i++)
        {
            accounts.packages().addLeg(market.instruments().ids().slot(instrumentIds[i]), ratios[i]);
        }
        scope.end();
    }

    /**
     * Replaces what an account wants. The instructions are accepted in every state of the account.
     *
     * @param sequence    place of the event in the journal, from 1.
     * @param timestampNs time of the event, in nanoseconds since the epoch; not before that of the last accepted event.
     * @param draft       of the instructions, whole.
     */
    public void onInstructionsSet(final long sequence, final long timestampNs, final InstructionDraft draft)
    {
        final int account = accounts.ids().slot(draft.accountId());
        if (validation.rejectIfEarlier(timestampNs) || rejectUnlessAccount(account) ||
            rejectIfFaulty(instructionCheck.fault(draft, account)) ||
            validation.rejectIfFull(
                !liquidation.protection().instructions().hasRoom(account, draft), "keepLast",
                CapacityLimit.INSTRUCTIONS, liquidation.protection().instructions().capacity()))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        liquidation.protection().instruct(account, draft);
        scope.end(account);
    }

    private boolean rejectIfFaulty(final @Nullable InstructionFault fault)
    {
        return fault != null && validation.reject(
            switch (fault)
            {
                case UNKNOWN_INSTRUMENT, UNKNOWN_PACKAGE -> RejectReason.UNKNOWN_ID;
                case SETTLED_INSTRUMENT -> RejectReason.EXPIRED;
                case INSTRUMENT_NAMED_TWICE, PACKAGE_NAMED_TWICE -> RejectReason.DUPLICATE_ID;
                default -> RejectReason.OUT_OF_RANGE;
            },
            fault.field());
    }

    /** Rejects a package that the account holds already, beyond the number that is closed as a whole. */
    private boolean rejectIfTooManyHeld(
        final int account, final int legs, final int[] instrumentIds, final long[] ratios)
    {
        boolean held = true;
        for (int i = 0; i < legs && held; i++)
        {
            held = heldPackages.isHeld(account, market.instruments().ids().slot(instrumentIds[i]), ratios[i]);
        }
        return validation.rejectIfFull(
            held && heldPackages.isFull(account), "packageId", CapacityLimit.HELD_PACKAGES, HeldPackages.MAX);
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
     *
     * @param sequence     place of the event in the journal, from 1.
     * @param timestampNs  time of the event, in nanoseconds since the epoch; not before that of the last accepted
     *                     event.
     * @param accountId    id of the account, above 0.
     * @param requestId    id that the answer repeats.
     * @param instrumentId id of the instrument, above 0.
     * @param quantity     contracts, signed as the account trades them; a Decimal8 mantissa.
     * @param price        cash per coin, a Decimal8 mantissa.
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
        if (validation.rejectIfEarlier(timestampNs) || rejectIfKnownRequest(accountId, requestId) ||
            rejectIfBadTrade(account, instrument, quantity, price) || rejectIfExpired(instrument, timestampNs))
        {
            return;
        }
        scope.endOverdue(sequence, timestampNs);
        if (rejectIfNoRoom(account, instrument) ||
            rejectIfBeyondDecimal(account, instrument, quantity, price, 0))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        remembered.addRequest(accountId, requestId);
        final Book book = whatIf.loadForOrder(account, instrument, timestampNs);
        book.trade(book.require(instrument), quantity, price, 0);
        final AccountMargin after = whatIf.after();
        listener.onOrderMarginDecided(
            requestId, accountId, liquidation.pauses().isFrozen(account) ?
                Verdict.FROZEN : whatIf.verdict(liquidation.isInLiquidation(account)),
            after);
        scope.end();
    }

    private boolean rejectIfKnownRequest(final long accountId, final long requestId)
    {
        return validation.rejectIf(
            remembered.isKnownRequest(accountId, requestId), RejectReason.DUPLICATE_ID, "requestId");
    }

    private boolean rejectUnlessAccount(final int account)
    {
        return validation.rejectIf(account == Ids.NONE, RejectReason.UNKNOWN_ID, "accountId");
    }

    private boolean rejectIfBadTrade(
        final int account, final int instrument, final long quantity, final long price)
    {
        return rejectUnlessAccount(account) ||
            validation.rejectIf(instrument == Ids.NONE, RejectReason.UNKNOWN_ID, "instrumentId") ||
            rejectIfSettled(instrument) || validation.rejectIfZero(quantity, "quantity") ||
            rejectIfBadPrice(instrument, price);
    }

    private boolean rejectIfNoRoom(final int account, final int instrument)
    {
        return validation.rejectIfFull(
            !accounts.hasRoomFor(account, instrument), "instrumentId",
            CapacityLimit.ofPositions(accounts.positions(), account), accounts.positions().limit(account));
    }

    private boolean rejectIfSettled(final int instrument)
    {
        final int expiry = market.instruments().expiry(instrument);
        return validation.rejectIf(
            expiry != Ids.NONE && market.expiries().isSettled(expiry), RejectReason.EXPIRED, "instrumentId");
    }

    /** Rejects an order in an instrument past its expiry, though its settlement price may be late. */
    private boolean rejectIfExpired(final int instrument, final long timestampNs)
    {
        final int expiry = market.instruments().expiry(instrument);
        return validation.rejectIf(
            expiry != Ids.NONE && market.expiries().expiryNs(expiry) <= timestampNs,
            RejectReason.EXPIRED, "instrumentId");
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
