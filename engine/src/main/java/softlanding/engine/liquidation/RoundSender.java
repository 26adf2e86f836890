package softlanding.engine.liquidation;

import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.UnitKind;
import softlanding.engine.legs.LegSelection;
import softlanding.engine.legs.WaitingLegs;
import softlanding.engine.margin.Book;
import softlanding.engine.protection.Protection;
import softlanding.engine.protection.ProtectionOrders;
import softlanding.engine.state.Ids;

/**
 * Sends the legs of planned rounds that may be open together, keeps the others waiting, and releases them as the orders
 * before them fill.
 */
final class RoundSender
{
    /** A plan without a leg that may go out first is tried in parts down to an eighth. */
    private static final int MAX_HALVINGS = 3;

    private final LiquidationOrders orders;
    private final WaitingLegs waiting;
    private final LegSelection selection;
    private final Protection protection;
    private final LiquidationPlan released;
    private final PlannedRound round = new PlannedRound();
    private boolean noRoom;
    private boolean noLeg;

    RoundSender(
        final LiquidationOrders orders,
        final LegSelection selection,
        final Protection protection,
        final int bookSize)
    {
        this.orders = orders;
        this.protection = protection;
        this.selection = selection;
        waiting = orders.waiting();
        released = new LiquidationPlan(bookSize + 1);
    }

    /** Returns whether no round of the loaded account has room: it owes more than the insurance fund can pay. */
    boolean isBeyondRoom(final RoundPlanner planner, final int account)
    {
        if (planner.margin().equity() >= 0)
        {
            return false;
        }
        try
        {
            selection.begin(planner.policy(), account, planner.book(), planner.margin());
            return selection.isBeyondRoom();
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return false;
        }
    }

    /** Returns whether the whole loaded account could be closed at half-spreads within what a round may cost. */
    boolean hasRoomForAll(final RoundPlanner planner, final int account)
    {
        try
        {
            selection.begin(planner.policy(), account, planner.book(), planner.margin());
            return selection.hasRoomForAll();
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return false;
        }
    }

    /** Returns whether not one lot of the last plan fits into what the round may cost. */
    boolean hasNoRoom()
    {
        return noRoom;
    }

    /** Returns whether no leg of the last plan may go out first. */
    boolean hasNoLeg()
    {
        return noLeg;
    }

    /** Sends what may be open together of a plan of the loaded account; returns whether any order went out. */
    boolean send(final RoundPlanner planner, final int account, final long planId, final LiquidationPlan plan)
    {
        return send(planner, account, planId, plan, plan, !plan.isJoined());
    }

    /**
     * Sends what may be open together of a plan that an operator made for the loaded account; returns whether any order
     * went out. Where no leg helps because closing costs more than the equity, the surplus decides alone, as in the
     * rounds of the engine.
     */
    boolean sendManual(final RoundPlanner planner, final int account, final long planId, final LiquidationPlan plan)
    {
        return send(planner, account, planId, plan, plan, false) ||
            (noLeg && planner.judgeNeed(plan) && send(planner, account, planId, plan, plan, false));
    }

    private boolean send(
        final RoundPlanner planner,
        final int account,
        final long planId,
        final LiquidationPlan plan,
        final LiquidationPlan whole,
        final boolean evaluated)
    {
        noRoom = false;
        noLeg = false;
        try
        {
            selection.begin(planner.policy(), account, planner.book(), planner.margin());
            addProtectionInFlight(account);
            selection.choose(plan, evaluated);
            if (!evaluated && selection.opened().legs() > 0)
            {
                selection.value(plan);
            }
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return false;
        }
        noRoom = selection.hasNoRoom();
        noLeg = !noRoom && selection.opened().legs() == 0;
        final boolean sends = selection.opened().legs() > 0 && orders.hasRoom(selection.opened());
        if (sends)
        {
            waiting.begin(account, planId, plan, selection);
            final int tier = tier(planner, plan.unitKind());
            protection.onRoundPlanned(account, planId, whole);
            orders.explain(round
                .of(planId, planner.accountId(), tier, planner.policy(), whole, planner.margin())
                .ordering(
                    selection.opened(), Math.max(0, waiting.legs(account) - selection.opened().legs()), whole != plan,
                    selection.limitReason()));
            orders.send(account, planId, tier, selection, planner.margin());
        }
        return sends;
    }

    /** Protection orders that the gateway was asked to cancel may still fill: they count as open legs. */
    private void addProtectionInFlight(final int account)
    {
        final ProtectionOrders sent = protection.execution().orders();
        for (int order = sent.firstOf(account); order != Ids.NONE; order = sent.nextOf(order))
        {
            selection.addInFlight(sent.instrument(order), sent.unfilled(order), sent.limit(order));
        }
    }

    /**
     * Sends a smaller plan in the same ratio, if no leg of the whole one may go out first: a part of a leg may be right
     * where the whole leg would turn the risk over. Returns whether any order went out.
     */
    boolean sendPart(final RoundPlanner planner, final int account, final long planId, final LiquidationPlan plan)
    {
        boolean sends = false;
        for (int halvings = 1; halvings <= MAX_HALVINGS && !sends && takePart(planner, plan, halvings); halvings++)
        {
            sends = send(planner, account, planId, released, plan, false);
        }
        return sends;
    }

    private boolean takePart(final RoundPlanner planner, final LiquidationPlan plan, final int halvings)
    {
        released.begin(plan.unitKind());
        released.copyChoice(plan);
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            final long lot = planner.lotSize(plan.instrument(leg));
            final long lots = (Math.abs(plan.quantity(leg)) / lot) >> halvings;
            if (lots > 0)
            {
                released.add(
                    plan.instrument(leg), Long.signum(plan.quantity(leg)) * lots * lot, 0, 0, planner.margin());
            }
        }
        return released.legs() > 0;
    }

    /**
     * Releases what the fills so far release of the legs that wait, if it passes the test again; returns whether the
     * round goes on. Otherwise what waits is given up.
     */
    boolean release(final RoundPlanner planner, final int account)
    {
        final boolean sends = chooseReleased(planner, account) && orders.hasRoom(selection.opened());
        if (sends)
        {
            orders.send(
                account, waiting.planId(account), tier(planner, waiting.kind(account)), selection, planner.margin());
        }
        return sends;
    }

    /** Returns the tier of a round: that of the account, at least 1; 0 if an operator ordered it. */
    private static int tier(final RoundPlanner planner, final UnitKind kind)
    {
        return kind == UnitKind.MANUAL ? 0 : Math.max(1, planner.tier());
    }

    private boolean chooseReleased(final RoundPlanner planner, final int account)
    {
        try
        {
            selection.begin(planner.policy(), account, planner.book(), planner.margin());
            selection.addPaid(waiting.paid(account));
            addProtectionInFlight(account);
            released.begin(waiting.kind(account));
            released.choosePackage(waiting.packageId(account));
            waiting.noteNeed(account, released);
            double share = 1;
            for (int entry = waiting.first(account); entry != Ids.NONE; entry = waiting.next(entry))
            {
                selection.addFilled(waiting.instrument(entry), waiting.filled(entry));
                if (waiting.inFlight(entry) != 0)
                {
                    selection.addInFlight(waiting.instrument(entry), waiting.inFlight(entry), waiting.limit(entry));
                }
                addReleased(planner, entry, waiting.releasable(entry, share));
                share = Math.min(share, waiting.share(entry));
            }
            if (released.legs() == 0)
            {
                return false;
            }
            selection.choose(released, false);
            return selection.opened().legs() > 0;
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return false;
        }
    }

    /** Adds what is released, at most what the account still holds beyond its orders and the market may take. */
    private void addReleased(final RoundPlanner planner, final int entry, final long quantity)
    {
        final int instrument = waiting.instrument(entry);
        final long free = Math.max(0, -Long.signum(quantity) * held(planner.book(), instrument) -
            Math.abs(waiting.inFlight(entry)));
        final long contracts = planner.isClosable(instrument) ?
            planner.withinBudget(instrument, Math.min(Math.abs(quantity), free)) : 0;
        if (contracts > 0)
        {
            released.add(instrument, Long.signum(quantity) * contracts, 0, 0, planner.margin());
        }
    }

    private static long held(final Book book, final int instrument)
    {
        long quantity = 0;
        for (int row = 0; row < book.size(); row++)
        {
            quantity += book.instrument(row) == instrument ? book.quantity(row) : 0;
        }
        return quantity;
    }

    /** Gives up what waits of an account. */
    void giveUp(final int account)
    {
        waiting.clear(account);
    }
}
