package softlanding.engine;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.auction.AuctionManager;
import softlanding.engine.conservation.ConservationCheck;
import softlanding.engine.feed.FeedGuards;
import softlanding.engine.feed.LagFreeze;
import softlanding.engine.figures.EngineFigures;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.liquidation.OpenDeficits;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.ReuseCheck;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.Market;
import softlanding.engine.notice.MarginCalls;
import softlanding.engine.screening.Screening;
import softlanding.engine.screening.ScreeningCapacity;
import softlanding.engine.screening.ScreeningCounters;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Fragment;
import softlanding.engine.state.RememberedIds;
import softlanding.engine.state.WorkCounters;
import softlanding.engine.state.copy.StateCopy;
import softlanding.engine.update.AcceptedMarks;
import softlanding.engine.update.TermsInForce;
import softlanding.engine.waterfall.Waterfall;

/**
 * Computes margin and liquidates accounts, as a deterministic state machine. Events enter as method calls; decisions
 * leave through a {@link DecisionListener}. The engine has no clock, no I/O and no threads: the same events lead to the
 * same decisions on every JVM.
 *
 * <p>Every event takes the same path:
 * <ol>
 * <li>The handler validates the whole event. A rejected event names the field and the reason, and changes nothing.</li>
 * <li>Time advances to the timestamp. Overdue liquidation orders end; feeds with stale marks are suspended.</li>
 * <li>The event changes an account or, if its price is accepted, the market.</li>
 * <li>Each account that the event can have affected is evaluated: margin and health.</li>
 * <li>Accounts whose wait between two rounds is over are evaluated.</li>
 * <li>Due liquidation rounds are planned, the worst account first.</li>
 * </ol>
 *
 * <p>Money is exact: Decimal8 mantissas in longs. Option values are doubles. They are rounded once, against the
 * account, where they become money.
 */
public final class MarginEngine
{
    /** Grows when the same events may lead to other decisions. */
    public static final int VERSION = 7;

    private static final FeedKind[] FEED_KINDS = FeedKind.values();

    private final EventContext event;
    private final WorkCounters counters = new WorkCounters();
    private final VenueState venue;
    private final Market market;
    private final Accounts accounts;
    private final InsuranceFund fund;
    private final AuctionManager auctions;
    private final Screening screening;
    private final LiquidationEngine liquidation;
    private final ReferenceEventHandler referenceEventHandler;
    private final PolicyEventHandler policyEventHandler;
    private final MarketEventHandler marketEventHandler;
    private final MarksEventHandler marksEventHandler;
    private final SettlementEventHandler settlementEventHandler;
    private final TransferEventHandler transferEventHandler;
    private final AccountEventHandler accountEventHandler;
    private final QuestionEventHandler questionEventHandler;
    private final LiquidationEventHandler liquidationEventHandler;
    private final AuctionEventHandler auctionEventHandler;
    private final WaterfallEventHandler waterfallEventHandler;
    private final OperatorEventHandler operatorEventHandler;
    private final FeedGuards guards;
    private final LagFreeze lagFreeze;
    private final TermsInForce terms;
    private final EventScope scope;
    private final RememberedIds rememberedIds;
    private final FeedEventHandler feedEventHandler;

    /**
     * Builds an empty engine and reserves all memory that the limits require.
     *
     * @param limits   maximum number of things of each kind.
     * @param listener receives the decisions.
     */
    public MarginEngine(final EngineLimits limits, final DecisionListener listener)
    {
        this(limits, ScreeningSettings.defaults(), listener);
    }

    /**
     * Builds an empty engine with the given screening. Screening settings change the work, never the decisions.
     *
     * @param limits   maximum number of things of each kind.
     * @param settings how accounts are screened.
     * @param listener receives the decisions.
     */
    public MarginEngine(final EngineLimits limits, final ScreeningSettings settings, final DecisionListener listener)
    {
        this(new EventContext(), limits, settings, listener);
    }

    /**
     * Builds an empty engine; see {@link #MarginEngine(EngineLimits, ScreeningSettings, DecisionListener)}.
     *
     * @param event    shows the listener the event and the time that the engine has reached.
     * @param limits   maximum number of things of each kind.
     * @param settings how accounts are screened.
     * @param listener receives the decisions.
     */
    public MarginEngine(
        final EventContext event,
        final EngineLimits limits,
        final ScreeningSettings settings,
        final DecisionListener listener)
    {
        this.event = event;
        market = new Market(
            limits.underlyings(), limits.expiries(), limits.instruments(), limits.assets(), limits.strikes());
        screening = new Screening(market, ScreeningCapacity.of(limits), settings);
        accounts = new Accounts(market, limits, screening.accountListener());
        accounts.packageDissolution().tell(listener);
        venue = new VenueState(event, limits, market, accounts, new Margins(market, counters));
        venue.margins().boundMissingMarks(event, limits, market);
        fund = new InsuranceFund(accounts, listener, limits.accounts());
        final Waterfall waterfall = new Waterfall(venue, fund, listener);
        auctions = new AuctionManager(venue, listener, fund, waterfall);
        liquidation = new LiquidationEngine(venue, screening.scanner(venue), listener, auctions, fund);
        auctions.obey(liquidation.pauses());
        liquidation.callMargin(new MarginCalls(venue, liquidation.policies(), listener));
        guards = new FeedGuards(event, market, accounts, liquidation, listener);
        lagFreeze = new LagFreeze(liquidation, listener);
        rememberedIds = new RememberedIds(event, limits.rememberedIds());
        terms = new TermsInForce(liquidation, guards, lagFreeze, event.timeSteps());
        scope = new EventScope(
            venue, listener, liquidation, auctions, waterfall, new ConservationCheck(market, accounts, fund), terms);
        final EventValidation validation = new EventValidation(event, listener, scope::endRejected);
        referenceEventHandler = new ReferenceEventHandler(
            market, accounts, liquidation, validation, scope, new SettledSlots(market, liquidation, guards));
        policyEventHandler = new PolicyEventHandler(market, validation, scope, terms);
        final AcceptedMarks marks = new AcceptedMarks(market, guards, liquidation, scope.clocks());
        marketEventHandler = new MarketEventHandler(market, liquidation, marks, validation, scope);
        settlementEventHandler = new SettlementEventHandler(market, accounts, liquidation, validation, scope);
        marksEventHandler = new MarksEventHandler(event, market, guards, marks, validation, scope);
        feedEventHandler = new FeedEventHandler(market, guards, lagFreeze, validation, scope, event.timeSteps());
        final WhatIfMargin whatIf = new WhatIfMargin(venue);
        transferEventHandler =
            new TransferEventHandler(
                venue, new OpenDeficits(venue, fund, liquidation), validation, scope, listener, whatIf, rememberedIds);
        accountEventHandler = new AccountEventHandler(
            venue, liquidation, validation, scope, listener, whatIf, rememberedIds);
        questionEventHandler = new QuestionEventHandler(venue, liquidation, validation, listener, rememberedIds);
        auctionEventHandler = new AuctionEventHandler(accounts, liquidation, auctions, validation, scope);
        liquidationEventHandler = new LiquidationEventHandler(market, accounts, liquidation, fund, validation, scope);
        operatorEventHandler = new OperatorEventHandler(market, accounts, liquidation, validation, scope);
        waterfallEventHandler = new WaterfallEventHandler(accounts, waterfall, fund, validation, scope, rememberedIds);
    }

    /**
     * Names the source and the sequence of the event that comes next; the source stands until another is named.
     *
     * @param sourceId source of the event; each has one update open at most.
     * @param sequence place of the event in the journal, from 1.
     */
    public void arrive(final int sourceId, final long sequence)
    {
        event.arrive(sourceId, sequence);
    }

    /**
     * Notes what the event that comes next says about its update: the field {@code lastFragment}.
     *
     * @param fragment whether more of the update follows.
     */
    public void say(final Fragment fragment)
    {
        event.say(fragment);
    }

    /** Returns the handler of settlement prices that are late or doubtful. */
    public SettlementEventHandler settlements()
    {
        return settlementEventHandler;
    }

    /** Returns the handler of listings and parameters. */
    public ReferenceEventHandler reference()
    {
        return referenceEventHandler;
    }

    /** What sets the venue's terms. */
    public PolicyEventHandler policy()
    {
        return policyEventHandler;
    }

    /** What changes marks, and time. */
    public MarketEventHandler market()
    {
        return marketEventHandler;
    }

    /** Returns the handler of many marks at once: markets and smiles. */
    public MarksEventHandler marks()
    {
        return marksEventHandler;
    }

    /** Returns the handler of deposits and withdrawals. */
    public TransferEventHandler transfer()
    {
        return transferEventHandler;
    }

    /** Returns the handler of trades, packages and order checks. */
    public AccountEventHandler account()
    {
        return accountEventHandler;
    }

    /** Returns the handler of questions, which change nothing. */
    public QuestionEventHandler questions()
    {
        return questionEventHandler;
    }

    /** Returns the handler of the exchange's answers. */
    public LiquidationEventHandler liquidation()
    {
        return liquidationEventHandler;
    }

    /** Returns the handler of liquidators and bids. */
    public AuctionEventHandler auction()
    {
        return auctionEventHandler;
    }

    /** Returns the handler of insurance fund transfers and loss socialisation. */
    public WaterfallEventHandler waterfall()
    {
        return waterfallEventHandler;
    }

    /** Returns the handler of what a person orders. */
    public OperatorEventHandler operator()
    {
        return operatorEventHandler;
    }

    /** Returns the handler of feed interruptions, confirmations and input lag. */
    public FeedEventHandler feed()
    {
        return feedEventHandler;
    }

    /**
     * Uses a moment in which no event waits, for some ten microseconds at most: proves one more account whose
     * certificate ended. Neither a decision nor the state hash depends on it.
     *
     * @return whether there is more to do.
     */
    public boolean idle()
    {
        return !scope.isUpdateOpen() && liquidation.idle();
    }

    /**
     * Returns the time of the last accepted event; no later event may lie before it.
     *
     * @return nanoseconds since the epoch.
     */
    public long timeNs()
    {
        return event.nowNs();
    }

    /** Returns the work that screening has done so far. */
    public ScreeningCounters screeningCounters()
    {
        return screening.counters();
    }

    /**
     * Returns the hash of all state that can influence a later decision.
     *
     * @return 64-bit hash.
     */
    public long stateHash()
    {
        return hashWithoutIds() + rememberedIds.hash();
    }

    /**
     * Returns the hash of all state but the remembered ids, which are all that a question changes.
     *
     * @return 64-bit hash.
     */
    public long hashWithoutIds()
    {
        return market.hash() + accounts.hash() + liquidation.hash() + fund.hash() + auctions.hash() +
            guards.hash() + lagFreeze.hash() + terms.update().hash() + scope.hash() + event.hash();
    }

    /**
     * Returns whether the state can be saved: no update is open and no account waits to be judged.
     *
     * @return whether all work of the last event is done.
     */
    public boolean isAtRest()
    {
        return !scope.isUpdateOpen() && liquidation.isAtRest() && auctions.isAtRest();
    }

    /**
     * Copies the whole state to where it is kept, or from there to this engine, which must be new and of equal limits.
     * The engine {@link #isAtRest}. What is not copied is made again: values of options, certificates, sums.
     *
     * @param copy one direction.
     */
    public void copyState(final StateCopy copy)
    {
        event.copyState(copy);
        market.copyState(copy);
        accounts.copyState(copy);
        fund.copyState(copy);
        liquidation.copyState(copy, accounts.ids().size());
        auctions.copyState(copy);
        guards.copyState(copy);
        lagFreeze.copyState(copy);
        terms.copyState(copy);
        scope.copyState(copy);
        rememberedIds.copyState(copy);
    }

    /**
     * Evaluates every account after a load, so that the first event finds certificates. It decides nothing, and neither
     * a decision nor the state hash depends on it.
     */
    public void warmUp()
    {
        liquidation.warmUp(accounts.ids().size());
    }

    /**
     * Fills in what operators watch, in a microsecond. It changes nothing.
     *
     * @param figures to overwrite.
     */
    public void watch(final EngineFigures figures)
    {
        figures.timeNs = event.nowNs();
        figures.accounts = accounts.ids().size();
        liquidation.watch(figures);
        for (final FeedKind kind : FEED_KINDS)
        {
            figures.suspendedByKind[kind.code()] = market.feeds().halted(kind);
        }
        figures.frozen = lagFreeze.isFrozen();
        figures.notionalInAuction = auctions.notionalInLiquidation();
        figures.auctionsRunning = auctions.running();
        figures.insuranceFund = fund.balance();
        figures.underlyings = market.underlyings().ids().size();
        figures.expiries = market.expiries().ids().size();
        figures.instruments = market.instruments().ids().size();
        figures.assets = market.assets().ids().size();
        figures.liquidators = auctions.liquidators().ids().size();
        final ScreeningCounters work = screening.counters();
        figures.screeningVisits = work.visits();
        figures.screeningCertificates = work.certificates();
        figures.screeningRefusals = work.refusals();
        figures.screeningCrossings = work.crossings();
        figures.screeningAudits = work.audits();
    }

    /** Returns a new probe, which answers questions about accounts without changing anything. */
    public AccountProbe probe()
    {
        return new AccountProbe(venue, liquidation);
    }

    /** Work done since the start: no decision depends on it. */
    public WorkCounters counters()
    {
        return counters;
    }

    /** From here on evaluates every margin again that would be reused, and throws where a bit differs; for tests. */
    public ReuseCheck checkReusedMargins()
    {
        return new ReuseCheck(venue);
    }
}
