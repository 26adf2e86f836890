package softlanding.engine;

import softlanding.engine.account.Accounts;
import softlanding.engine.liquidation.Liquidator;
import softlanding.engine.margin.AccountGreeks;
import softlanding.engine.margin.Margins;
import softlanding.engine.market.Market;
import softlanding.engine.monitor.Monitor;
import softlanding.engine.monitor.MonitorCounters;
import softlanding.engine.monitor.MonitorSettings;
import softlanding.engine.state.StateHash;

/**
 * The state machine: events in as method calls, decisions out through a {@link DecisionListener}. No clock, no IO, no
 * thread: the same events always lead to the same decisions, on every JVM.
 *
 * <p>Every event goes the same way. It is checked whole, and refused with the field and the reason before anything
 * changes. Then time moves to its timestamp, and liquidation orders that are overdue end. Then it changes the market or
 * an account. Then each account that it can have moved is judged: margin, health, and the next liquidation step if one
 * is due. At last the accounts whose rest between two steps is over are judged.
 *
 * <p>Money is exact: Decimal8 mantissas in longs. Option values are doubles, and are rounded once, against the account,
 * where they become money.
 */
public final class MarginEngine
{
    /** Grows when the same events may lead to other decisions. */
    public static final int VERSION = 2;

    private final EventChecks checks;
    private final Market market;
    private final Accounts accounts;
    private final Monitor monitor;
    private final Liquidator liquidator;
    private final DecisionListener listener;
    private final ReferenceEvents referenceEvents;
    private final MarketEvents marketEvents;
    private final TransferEvents transferEvents;
    private final AccountEvents accountEvents;
    private final LiquidationEvents liquidationEvents;

    /** Reserves all memory that the limits ask for. */
    public MarginEngine(final EngineLimits limits, final DecisionListener listener)
    {
        this(limits, MonitorSettings.defaults(), listener);
    }

    /** The same, with accounts watched in a certain way; decisions are the same too. */
    public MarginEngine(final EngineLimits limits, final MonitorSettings settings, final DecisionListener listener)
    {
        this.listener = listener;
        checks = new EventChecks(listener);
        market = new Market(limits.underlyings(), limits.expiries(), limits.instruments(), limits.assets());
        monitor = new Monitor(market, limits.monitorRoom(), settings);
        accounts = new Accounts(
            market, limits.accounts(), limits.positions(), limits.balances(), limits.bookSize(), monitor.watch());
        final Margins margins = new Margins(market);
        liquidator = new Liquidator(
            market, accounts, margins, monitor.affected(accounts), listener, limits.accounts(), limits.bookSize(),
            limits.assets(), limits.underlyings(), limits.orders());
        final EventCycle cycle = new EventCycle(checks, liquidator);
        referenceEvents = new ReferenceEvents(market, accounts, liquidator, checks, cycle);
        marketEvents = new MarketEvents(market, accounts, liquidator, checks, cycle);
        final MarginProbe probe = new MarginProbe(market, accounts, margins, limits);
        transferEvents = new TransferEvents(market, accounts, liquidator, checks, cycle, listener, probe);
        accountEvents = new AccountEvents(
            market, accounts, liquidator, checks, cycle, listener, probe,
            new AccountGreeks(market, limits.underlyings()));
        liquidationEvents = new LiquidationEvents(market, accounts, liquidator, checks, cycle);
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

    /** Refuses an event of a kind that this version does not offer. */
    public void onUnsupportedEvent()
    {
        listener.onEventRejected(RejectReason.UNSUPPORTED, "type");
    }

    /** What watching the accounts took so far. */
    public MonitorCounters monitorCounters()
    {
        return monitor.counters();
    }

    /** Fingerprint of everything that can influence a later decision. */
    public long stateHash()
    {
        return market.hash() + accounts.hash() + liquidator.hash() + StateHash.term(1, 0, checks.nowNs());
    }
}
