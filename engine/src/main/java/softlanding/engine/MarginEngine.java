package softlanding.engine;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.auction.AuctionManager;
import softlanding.engine.conservation.ConservationCheck;
import softlanding.engine.feed.FeedGuards;
import softlanding.engine.feed.LagFreeze;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.margin.AccountGreeks;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.screening.Screening;
import softlanding.engine.screening.ScreeningCapacity;
import softlanding.engine.screening.ScreeningCounters;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.waterfall.Waterfall;

/**
 * The state machine: events in as method calls, decisions out through a {@link DecisionListener}. No clock, no IO, no
 * thread: the same events always lead to the same decisions, on every JVM.
 *
 * <p>Every event goes the same way. It is checked whole, and refused with the field and the reason before anything
 * changes. Then time moves to its timestamp, liquidation orders that are overdue end, and feeds whose marks are too old
 * are halted. Then it changes the market, if its price is believed, or an account. Then each account that it can have
 * moved is judged: margin and health. At last the accounts whose rest between two steps is over are judged, and the
 * liquidation steps that are due are taken, the worst account first.
 *
 * <p>Money is exact: Decimal8 mantissas in longs. Option values are doubles, and are rounded once, against the account,
 * where they become money.
 */
public final class MarginEngine
{
    /** Grows when the same events may lead to other decisions. */
    public static final int VERSION = 5;

    private final EventContext event = new EventContext();
    private final Market market;
    private final Accounts accounts;
    private final Margins margins;
    private final InsuranceFund fund;
    private final AuctionManager auctions;
    private final Screening screening;
    private final LiquidationEngine liquidation;
    private final ReferenceEventHandler referenceEventHandler;
    private final MarketEventHandler marketEventHandler;
    private final TransferEventHandler transferEventHandler;
    private final AccountEventHandler accountEventHandler;
    private final LiquidationEventHandler liquidationEventHandler;
    private final AuctionEventHandler auctionEventHandler;
    private final WaterfallEventHandler waterfallEventHandler;
    private final FeedGuards guards;
    private final LagFreeze lagFreeze;
    private final FeedEventHandler feedEventHandler;

    /** Reserves all memory that the limits ask for. */
    public MarginEngine(final EngineLimits limits, final DecisionListener listener)
    {
        this(limits, ScreeningSettings.defaults(), listener);
    }

    /** The same, with accounts watched in a certain way; decisions are the same too. */
    public MarginEngine(final EngineLimits limits, final ScreeningSettings settings, final DecisionListener listener)
    {
        final EventValidation validation = new EventValidation(event, listener);
        market = new Market(limits.underlyings(), limits.expiries(), limits.instruments(), limits.assets());
        screening = new Screening(market, ScreeningCapacity.of(limits), settings);
        accounts = new Accounts(
            market, limits.accounts(), limits.positions(), limits.balances(), limits.bookSize(),
            screening.accountListener());
        margins = new Margins(market);
        final VenueState venue = new VenueState(event, limits, market, accounts, margins);
        fund = new InsuranceFund(accounts, listener, limits.accounts());
        final Waterfall waterfall = new Waterfall(venue, fund, listener);
        auctions = new AuctionManager(venue, listener, fund, waterfall);
        liquidation = new LiquidationEngine(venue, screening.scanner(venue), listener, auctions);
        guards = new FeedGuards(event, market, accounts, liquidation, listener);
        lagFreeze = new LagFreeze(liquidation, listener);
        final EventScope scope = new EventScope(
            event, liquidation, guards, auctions, waterfall, new ConservationCheck(market, accounts, fund));
        referenceEventHandler =
            new ReferenceEventHandler(market, accounts, liquidation, guards, lagFreeze, validation, scope);
        marketEventHandler = new MarketEventHandler(market, accounts, liquidation, guards, validation, scope);
        feedEventHandler = new FeedEventHandler(market, guards, lagFreeze, validation, scope);
        final WhatIfMargin whatIf = new WhatIfMargin(venue);
        transferEventHandler =
            new TransferEventHandler(market, accounts, liquidation, validation, scope, listener, whatIf);
        accountEventHandler = new AccountEventHandler(
            venue, liquidation, validation, scope, listener, whatIf,
            new AccountGreeks(market, limits.underlyings()));
        auctionEventHandler = new AuctionEventHandler(accounts, liquidation, auctions, validation, scope);
        liquidationEventHandler = new LiquidationEventHandler(market, accounts, liquidation, fund, validation, scope);
        waterfallEventHandler = new WaterfallEventHandler(accounts, waterfall, fund, validation, scope);
    }

    /** What lists things and sets parameters. */
    public ReferenceEventHandler reference()
    {
        return referenceEventHandler;
    }

    /** What changes marks, and time. */
    public MarketEventHandler market()
    {
        return marketEventHandler;
    }

    /** Deposits and withdrawals. */
    public TransferEventHandler transfer()
    {
        return transferEventHandler;
    }

    /** Trades, packages and questions. */
    public AccountEventHandler account()
    {
        return accountEventHandler;
    }

    /** What the exchange answers. */
    public LiquidationEventHandler liquidation()
    {
        return liquidationEventHandler;
    }

    /** Who bids in auctions, and the bids. */
    public AuctionEventHandler auction()
    {
        return auctionEventHandler;
    }

    /** What the venue does about its insurance fund, and about losses that nobody covered. */
    public WaterfallEventHandler waterfall()
    {
        return waterfallEventHandler;
    }

    /** What is heard about feeds and the input. */
    public FeedEventHandler feed()
    {
        return feedEventHandler;
    }

    /** Time of the last event that was taken in; no later one may lie before it. */
    public long timeNs()
    {
        return event.nowNs();
    }

    /** What watching the accounts took so far. */
    public ScreeningCounters screeningCounters()
    {
        return screening.counters();
    }

    /** Fingerprint of everything that can influence a later decision. */
    public long stateHash()
    {
        return market.hash() + accounts.hash() + liquidation.hash() + fund.hash() + auctions.hash() +
            guards.hash() + lagFreeze.hash() + StateHash.term(StateOwner.TIME, 0, event.nowNs());
    }

    /** How often an account was judged since the beginning: a measure of work that no decision depends on. */
    public long accountsEvaluated()
    {
        return liquidation.accountsEvaluated();
    }

    /** Pivots of the simplex since the beginning: a measure of work that no decision depends on. */
    public long pivots()
    {
        return liquidation.pivots();
    }

    /** Evaluations of an account's book as it is: a measure of work that no decision depends on. */
    public long accountEvaluations()
    {
        return margins.accountEvaluations();
    }

    /** All evaluations of a margin, those of trial closings among them: likewise. */
    public long marginEvaluations()
    {
        return margins.evaluations();
    }
}
