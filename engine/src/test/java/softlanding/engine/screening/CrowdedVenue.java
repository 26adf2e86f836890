package softlanding.engine.screening;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import softlanding.engine.DecisionListener;
import softlanding.engine.MarginEngine;
import softlanding.engine.MarkEntry;
import softlanding.engine.account.MarginMode;
import softlanding.engine.liquidation.PlannedOrder;
import softlanding.engine.liquidation.order.OrderFill;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.market.FeedKind;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.TwinEngines;

/** One coin, eight expiries of twenty strikes, and many accounts of ten options each, poor and rich. */
final class CrowdedVenue
{
    static final double SPOT = 60_000;

    private static final int STRIKES = 20;
    private static final double VOLATILITY = 0.55;
    private static final int[] DAYS = {2, 5, 9, 20, 40, 80, 150, 300};
    private static final int OPTIONS_PER_ACCOUNT = 10;

    private final SplittableRandom random = new SplittableRandom(5);
    private final MarginEngine engine;
    private final VenueCalls venue;
    private final long openedNs;
    private final double leastMultiple;
    private final double mostMultiple;
    private double equity;
    private double initialRequirement;
    private double spot = SPOT;
    private long sequence;
    private int nextSmile;
    private long healthChanges;
    private long noticeChanges;
    private long idleSteps;
    private long endedBefore;
    private long endedAtFirstOrder;
    private long ordersBefore;
    private final List<long[]> orders = new ArrayList<>();

    /** Accounts with money from 5 % above initial margin to four times as much. */
    CrowdedVenue(final int accounts, final ScreeningSettings settings)
    {
        this(accounts, settings, 1.05, 4.05);
    }

    /** Uses moments in which no event waits, until nothing is left to do. */
    void idle()
    {
        while (engine.idle())
        {
            idleSteps++;
        }
    }

    /** Lets the rests of all accounts end. */
    void rest()
    {
        venue.pass(60 * VenueCalls.SECOND);
    }

    /** Returns how many idle steps found something to do. */
    long idleSteps()
    {
        return idleSteps;
    }

    /** How often the margin of an account as it is was evaluated, for whatever reason. */
    long evaluations()
    {
        return engine.counters().accountEvaluations;
    }

    /** How often an account has entered or left a notice. */
    long noticeChanges()
    {
        return noticeChanges;
    }

    long stateHash()
    {
        return engine.stateHash();
    }

    /** Returns the counts of ended certificates and of unlinked entries when the last update ordered first. */
    long endedBeforeFirstOrder()
    {
        return endedAtFirstOrder - endedBefore;
    }

    /** Returns how many orders the last gap has made. */
    long ordersOfGap()
    {
        return orders.size() - ordersBefore;
    }

    /** Spot, perpetual and all forwards move by a share, in one update. */
    void gap(final double move)
    {
        venue.pass(VenueCalls.SECOND / 10);
        spot *= 1 + move;
        endedBefore = ended();
        endedAtFirstOrder = endedBefore;
        ordersBefore = orders.size();
        venue.apply((to, at) ->
        {
            final MarkEntry mark = new MarkEntry();
            to.marks().beginMarks(at, venue.nowNs(), 2 + DAYS.length);
            to.marks().onMark(0, mark.of(FeedKind.SPOT, 1, 0).with(VenueCalls.decimal(spot), Decimal8.ONE));
            to.marks().onMark(1, mark.of(FeedKind.PERPETUAL, 1, 0).with(VenueCalls.decimal(spot), Decimal8.ONE));
            for (int e = 0; e < DAYS.length; e++)
            {
                to.marks().onMark(2 + e, mark.of(FeedKind.FORWARD, e + 1, 0)
                    .with(VenueCalls.decimal(spot * (1 + 0.0001 * DAYS[e])), Decimal8.ONE)
                    .withRate(VenueCalls.decimal(0.04), Decimal8.ONE));
            }
            to.marks().end();
        });
    }

    private long ended()
    {
        return counters().crossings() + counters().unlinked();
    }

    /** Accounts with money from the least to the most multiple of initial margin. */
    CrowdedVenue(final int accounts, final ScreeningSettings settings, final double least, final double most)
    {
        leastMultiple = least;
        mostMultiple = most;
        final DecisionListener listener = (DecisionListener)Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {DecisionListener.class}, (proxy, method, arguments) ->
            note(method.getName(), arguments));
        engine = new MarginEngine(
            new EngineLimits(2, 16, 1_024, 4, accounts, 17 * accounts, 16, 64, 1_024), settings, listener);
        venue = new VenueCalls((timestampNs, event) -> apply(event));
        openedNs = venue.nowNs();
        list();
        for (int account = 0; account < accounts; account++)
        {
            open(account);
        }
    }

    private void apply(final TwinEngines.Event event)
    {
        event.applyTo(engine, ++sequence);
    }

    /** Evaluations that certificates could have spared: not those of accounts that are being liquidated. */
    long watched()
    {
        return counters().visits() - counters().visitsUnderLiquidation();
    }

    /** How often the health of an account has changed. */
    long healthChanges()
    {
        return healthChanges;
    }

    private Object note(final String decision, final Object[] arguments)
    {
        if (decision.equals("onLiquidationOrdered"))
        {
            final PlannedOrder order = (PlannedOrder)arguments[0];
            endedAtFirstOrder = orders.size() == ordersBefore ? ended() : endedAtFirstOrder;
            orders.add(new long[] {
                order.orderId(), order.quantity(), order.limitPrice(), order.accountId(), order.instrumentId()});
        }
        else if (decision.equals("onAccountHealthChanged"))
        {
            healthChanges++;
        }
        else if (decision.equals("onNoticeChanged"))
        {
            noticeChanges++;
        }
        else if (decision.equals("onMarginReported"))
        {
            final AccountMargin margin = (AccountMargin)arguments[3];
            equity = Decimal8.toDouble(margin.equity());
            initialRequirement = Decimal8.toDouble(margin.initialRequirement());
        }
        return null;
    }

    private void list()
    {
        venue.listUnderlying(1);
        for (int e = 0; e < DAYS.length; e++)
        {
            venue.listExpiry(e + 1, 1, expiryNs(e));
            for (int k = 0; k < STRIKES; k++)
            {
                venue.listOption(option(e, k, true), e + 1, strike(k), true);
                venue.listOption(option(e, k, false), e + 1, strike(k), false);
            }
        }
        tick(0);
        for (int e = 0; e < DAYS.length; e++)
        {
            smile();
        }
    }

    private long expiryNs(final int e)
    {
        return openedNs + DAYS[e] * 86_400L * VenueCalls.SECOND;
    }

    private static int option(final int e, final int k, final boolean call)
    {
        return 100 + 2 * (e * STRIKES + k) + (call ? 0 : 1);
    }

    private static double strike(final int k)
    {
        return SPOT * (60 + 4 * k) / 100;
    }

    private void open(final long account)
    {
        venue.open(account, MarginMode.PORTFOLIO);
        venue.transfer(account, 1e7);
        for (int i = 0; i < OPTIONS_PER_ACCOUNT; i++)
        {
            final int option = option(random.nextInt(DAYS.length), random.nextInt(STRIKES), random.nextBoolean());
            venue.trade(account, option, (random.nextInt(5) < 2 ? 1 : -1) * (0.1 + 2 * random.nextDouble()), 500);
        }
        venue.report(account);
        final double multiple = leastMultiple + (mostMultiple - leastMultiple) * random.nextDouble();
        venue.transfer(account, initialRequirement * multiple - equity);
    }

    /** Spot, perpetual and all forwards move by a share, a tenth of a second later. */
    void tick(final double move)
    {
        venue.pass(VenueCalls.SECOND / 10);
        spot *= 1 + move;
        venue.spot(1, spot, 1);
        venue.perpetual(1, spot, 1);
        for (int e = 0; e < DAYS.length; e++)
        {
            venue.forward(e + 1, spot * (1 + 0.0001 * DAYS[e]), 0.04, 1);
        }
    }

    /** The exchange fills what was ordered, at the limit. */
    int fillOrders()
    {
        final List<long[]> made = List.copyOf(orders);
        orders.clear();
        for (final long[] order : made)
        {
            venue.apply((to, at) ->
                to.liquidation().onLiquidationOrderFilled(at, venue.nowNs(), new OrderFill()
                    .ofOrder(order[0], order[3], (int)order[4]).with(order[1], order[2], 0, OrderFill.NO_FILL_ID)));
        }
        return made.size();
    }

    /** The volatilities of one expiry after the other are published. */
    void smile()
    {
        final int e = nextSmile++ % DAYS.length;
        for (int k = 0; k < STRIKES; k++)
        {
            final double moneyness = Math.log(strike(k) / spot);
            final double level = 0.5 + (VOLATILITY - 0.5) / Math.sqrt(Math.max(1, DAYS[e] / 9.0));
            venue.volatility(e + 1, strike(k), level + 0.3 * moneyness * moneyness - 0.05 * moneyness);
        }
    }

    ScreeningCounters counters()
    {
        return engine.screeningCounters();
    }
}
