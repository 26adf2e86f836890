package softlanding.engine;

import softlanding.engine.account.Accounts;
import softlanding.engine.auction.AuctionHouse;
import softlanding.engine.guard.FeedGuards;
import softlanding.engine.guard.LagGuard;
import softlanding.engine.liquidation.Liquidator;
import softlanding.engine.margin.AccountGreeks;
import softlanding.engine.margin.Margins;
import softlanding.engine.market.Market;
import softlanding.engine.monitor.Monitor;
import softlanding.engine.monitor.MonitorCounters;
import softlanding.engine.monitor.MonitorRoom;
import softlanding.engine.monitor.MonitorSettings;
import softlanding.engine.state.StateHash;
import softlanding.engine.waterfall.ConservationCheck;
import softlanding.engine.waterfall.InsuranceFund;
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
    public static final int VERSION = 4;

    private final EventChecks checks;
    private final Market market;
    private final Accounts accounts;
    private final InsuranceFund fund;
    private final AuctionHouse auctions;
    private final Monitor monitor;
    private final Liquidator liquidator;
    private final ReferenceEvents referenceEvents;
    private final MarketEvents marketEvents;
    private final TransferEvents transferEvents;
    private final AccountEvents accountEvents;
    private final LiquidationEvents liquidationEvents;
    private final AuctionEvents auctionEvents;
    private final WaterfallEvents waterfallEvents;
    private final FeedGuards guards;
    private final LagGuard lagGuard;
    private final GuardEvents guardEvents;

    /** Reserves all memory that the limits ask for. */
    public MarginEngine(final EngineLimits limits, final DecisionListener listener)
    {
        this(limits, MonitorSettings.defaults(), listener);
    }

    /** The same, with accounts watched in a certain way; decisions are the same too. */
    public MarginEngine(final EngineLimits limits, final MonitorSettings settings, final DecisionListener listener)
    {
        checks = new EventChecks(listener);
        market = new Market(limits.underlyings(), limits.expiries(), limits.instruments(), limits.assets());
        monitor = new Monitor(market, MonitorRoom.of(limits), settings);
        accounts = new Accounts(
            market, limits.accounts(), limits.positions(), limits.balances(), limits.bookSize(), monitor.watch());
        final Margins margins = new Margins(market);
        fund = new InsuranceFund(accounts, listener, limits.accounts());
        final Waterfall waterfall = new Waterfall(
            market, accounts, margins, fund, listener, limits.accounts(), limits.bookSize(), limits.assets(),
            limits.underlyings());
        auctions = new AuctionHouse(
            market, accounts, margins, listener, fund, waterfall, limits.accounts(), limits.bookSize(),
            limits.assets(), limits.underlyings());
        liquidator = new Liquidator(
            market, accounts, margins, monitor.affected(accounts), listener, auctions, limits.accounts(),
            limits.bookSize(), limits.assets(), limits.underlyings(), limits.orders());
        guards = new FeedGuards(market, accounts, liquidator, listener);
        lagGuard = new LagGuard(liquidator, listener);
        final EventCycle cycle = new EventCycle(
            checks, liquidator, guards, auctions, waterfall, new ConservationCheck(market, accounts, fund));
        referenceEvents = new ReferenceEvents(market, accounts, liquidator, guards, lagGuard, checks, cycle);
        marketEvents = new MarketEvents(market, accounts, liquidator, guards, checks, cycle);
        guardEvents = new GuardEvents(market, guards, lagGuard, checks, cycle);
        final MarginProbe probe = new MarginProbe(market, accounts, margins, limits);
        transferEvents = new TransferEvents(market, accounts, liquidator, checks, cycle, listener, probe);
        accountEvents = new AccountEvents(
            market, accounts, liquidator, checks, cycle, listener, probe,
            new AccountGreeks(market, limits.underlyings()));
        auctionEvents = new AuctionEvents(accounts, liquidator, auctions, checks, cycle);
        liquidationEvents = new LiquidationEvents(market, accounts, liquidator, fund, checks, cycle);
        waterfallEvents = new WaterfallEvents(accounts, waterfall, fund, checks, cycle);
    }

    /** What lists things and sets parameters. */
    public ReferenceEvents reference()
    {
        return referenceEvents;
    }

    /** What changes marks, and time. */
    public MarketEvents market()
    {
        return marketEvents;
    }

    /** Deposits and withdrawals. */
    public TransferEvents transfer()
    {
        return transferEvents;
    }

    /** Trades, packages and questions. */
    public AccountEvents account()
    {
        return accountEvents;
    }

    /** What the exchange answers. */
    public LiquidationEvents liquidation()
    {
        return liquidationEvents;
    }

    /** Who bids in auctions, and the bids. */
    public AuctionEvents auction()
    {
        return auctionEvents;
    }

    /** What the venue does about its insurance fund, and about losses that nobody covered. */
    public WaterfallEvents waterfall()
    {
        return waterfallEvents;
    }

    /** What is heard about feeds and the input. */
    public GuardEvents guard()
    {
        return guardEvents;
    }

    /** Time of the last event that was taken in; no later one may lie before it. */
    public long timeNs()
    {
        return checks.nowNs();
    }

    /** What watching the accounts took so far. */
    public MonitorCounters monitorCounters()
    {
        return monitor.counters();
    }

    /** Fingerprint of everything that can influence a later decision. */
    public long stateHash()
    {
        return market.hash() + accounts.hash() + liquidator.hash() + fund.hash() + auctions.hash() +
            guards.hash() + lagGuard.hash() + StateHash.term(1, 0, checks.nowNs());
    }

    /** How often an account was judged since the beginning: a measure of work that no decision depends on. */
    public long accountsJudged()
    {
        return liquidator.accountsJudged();
    }

    /** Pivots of the simplex since the beginning: a measure of work that no decision depends on. */
    public long pivots()
    {
        return liquidator.pivots();
    }
}
