package softlanding.engine.legs;

import java.util.Arrays;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.closing.ExecutionCost;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.UnitKind;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policy;
import softlanding.engine.state.Begins;
import softlanding.engine.state.Decimal8;

/**
 * Chooses which legs of a plan go out together, and at which limits. Legs that are open at once pass the never-worse
 * test for every subset of their fills, and all of them at their limits cost no more than the round may cost. Legs that
 * fail wait for the fills of the others; purchases come first.
 *
 * <p>Use: {@link #begin} with an account, {@link #addInFlight} for each of its orders that is still open, then {@link
 * #choose}. The results are valid until the next choice.
 */
public final class LegSelection
{
    private final Margins margins;
    private final RoundRoom room;
    private final RoundLegs legs;
    private final RoundStart before;
    private final FillTest fillTest;
    private final RoundWidth width;
    private final RoundOrders orders;
    private final int[] planLeg;
    private final boolean[] isOpen;
    private LiquidationPolicy policy;
    private Book book;
    private AccountMargin margin;
    /** The ratio below which subsets are tested at half-spreads, and limits are bounded by the room alone. */
    private long emergencyRatio = 90 * Decimal8.ONE / 100;
    private boolean combo;
    private boolean noRoom;
    private boolean asksNothing;
    /** Whether the plan's own estimates do not hold for the orders. */
    private boolean cut;

    /** Reserves memory up to the engine's limits. */
    public LegSelection(final VenueState venue, final InsuranceFund fund)
    {
        final Market market = venue.market();
        margins = venue.margins();
        final ExecutionCost executionCost = new ExecutionCost(market, venue.margins().valuation());
        room = new RoundRoom(market, venue.margins().valuation(), fund);
        final int bookSize = venue.limits().bookSize();
        // Orders of a round that are still open may come beside those of the plan.
        legs = new RoundLegs(market.instruments(), executionCost, margins.counters(), 2 * (bookSize + 1));
        before = new RoundStart(venue);
        fillTest = new FillTest(venue, legs);
        width = new RoundWidth(venue, room, legs, before, fillTest);
        orders = new RoundOrders(venue, executionCost, room, legs);
        planLeg = new int[bookSize + 1];
        isOpen = new boolean[bookSize + 1];
    }

    /** Sets the ratio below which subsets are tested at half-spreads. */
    public void setEmergencyRatio(final long ratio)
    {
        emergencyRatio = ratio;
    }

    /** Turns to an account as it is now. Portfolio and margin must not change before the choice. */
    @Begins
    public void begin(
        final LiquidationPolicy newPolicy, final int account, final Book newBook, final AccountMargin newMargin)
    {
        policy = newPolicy;
        book = newBook;
        margin = newMargin;
        legs.begin(newPolicy);
        before.begin(newBook, newMargin);
        margins.begin(newMargin.basis(), newBook);
        try
        {
            room.begin(newPolicy, account, newBook, newMargin.equity());
        }
        finally
        {
            margins.end();
        }
    }

    /** Returns whether no order has room, because the account owes more than the insurance fund can pay for it. */
    public boolean isBeyondRoom()
    {
        return room.isNegative();
    }

    /** Returns whether closing the whole portfolio at half-spreads, with fees, costs no more than a round may. */
    public boolean hasRoomForAll()
    {
        return room.fitsAll(legs.leastCost(book));
    }

    /** Adds what the fills of the round cost so far, in cash: the round must not make the account worse than it was. */
    public void addPaid(final long cost)
    {
        before.addCash(cost);
    }

    /** Adds contracts that the round has filled, signed. */
    public void addFilled(final int instrument, final long quantity)
    {
        before.undo(instrument, quantity);
    }

    /** Adds an order of the account that is still open: its unfilled contracts, signed, and its limit. */
    public void addInFlight(final int instrument, final long quantity, final long limit)
    {
        if (legs.hasSpace())
        {
            legs.addSent(instrument, quantity, limit);
        }
    }

    /**
     * Chooses among the legs of a plan.
     *
     * @param evaluated whether the plan holds the expected cost of each leg and the margin after it.
     * @throws ArithmeticException if an amount would exceed the range of a decimal.
     */
    public void choose(final LiquidationPlan plan, final boolean evaluated)
    {
        combo = false;
        noRoom = false;
        cut = !evaluated;
        asksNothing = (policy.policy() == Policy.FULL && plan.unitKind() != UnitKind.MANUAL) || plan.isLastResort();
        orders.begin(policy, book, margin, plan);
        Arrays.fill(isOpen, 0, plan.legs(), false);
        margins.begin(margin.basis(), book);
        try
        {
            open(plan);
        }
        finally
        {
            margins.end();
        }
    }

    /** Values the legs of the plan chosen from, which was not evaluated: what each costs, and the margin after it. */
    public void value(final LiquidationPlan plan)
    {
        margins.begin(margin.basis(), book);
        try
        {
            orders.value(plan);
        }
        finally
        {
            margins.end();
        }
    }

    private void open(final LiquidationPlan plan)
    {
        room.judge(plan.isInsured(), Math.addExact(legs.cost(0), legs.leastCost(plan)));
        fillTest.begin(book, before, room.isInsured() || plan.isNearZero(), asksNothing);
        width.begin(book, margin, room.isInsured() || plan.isNearZeroAtOtherEnd(), asksNothing);
        openBothSides(plan, true);
        if (legs.size() == legs.sent() && plan.legs() > LiquidationPlan.MANY)
        {
            openBothSides(plan, false);
        }
        if (legs.size() > legs.sent())
        {
            fitRoom();
            if (!noRoom || fitsAnother(plan))
            {
                openAt(plan, width.widestAtBothEnds(asksNothing || margin.isBelow(emergencyRatio)));
            }
        }
        else if (legs.sent() == 0)
        {
            chooseCombo(plan);
        }
    }

    private void openBothSides(final LiquidationPlan plan, final boolean boundsSuffice)
    {
        fillTest.expect(plan.legs(), boundsSuffice);
        openSide(plan, true);
        openSide(plan, false);
    }

    private void openSide(final LiquidationPlan plan, final boolean buys)
    {
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            if (plan.quantity(leg) > 0 == buys && plan.quantity(leg) != 0 && legs.hasSpace() &&
                legs.isOnTick(plan.instrument(leg), plan.quantity(leg)))
            {
                legs.add(plan.instrument(leg), plan.quantity(leg));
                isOpen[leg] = fillTest.tryLast();
                if (isOpen[leg])
                {
                    planLeg[legs.size() - 1 - legs.sent()] = leg;
                }
                else
                {
                    legs.removeLast();
                }
            }
        }
    }

    /** Drops orders from the end, and cuts the only one, until half-spreads and fees fit into the room. */
    private void fitRoom()
    {
        final int fitting = width.fitting(legs.sent() + 1);
        while (legs.size() > fitting)
        {
            isOpen[planLeg[legs.size() - 1 - legs.sent()]] = false;
            legs.removeLast();
        }
        if (!width.fitsRoom(0))
        {
            cut = true;
            noRoom = !width.cutLast();
        }
        if (noRoom)
        {
            isOpen[planLeg[0]] = false;
        }
    }

    /**
     * Opens the first leg that fits into the room alone, if those tried first do not; returns whether there is one.
     * What the orders sent before mean for it is computed once, not once for every leg.
     */
    private boolean fitsAnother(final LiquidationPlan plan)
    {
        width.beginBesideSent();
        for (int leg = 0; leg < plan.legs() && noRoom; leg++)
        {
            legs.keepSent();
            legs.add(plan.instrument(leg), plan.quantity(leg));
            if (legs.isOnTick(plan.instrument(leg), plan.quantity(leg)) && fillTest.tryBesideSent() &&
                width.fitsBesideSent())
            {
                planLeg[0] = leg;
                isOpen[leg] = true;
                noRoom = false;
            }
        }
        return !noRoom;
    }

    /** Opens the orders at limits of a width, or none of them if the other end of missing marks allows none. */
    private void openAt(final LiquidationPlan plan, final long lambda)
    {
        if (lambda == RoundWidth.NOT_EVEN_AT_HALF_SPREAD)
        {
            combo = false;
            Arrays.fill(isOpen, 0, plan.legs(), false);
        }
        else
        {
            orders.open(plan, planLeg, lambda, cut);
        }
    }

    /** Orders the whole plan as one, if no leg may go alone and the venue trades several legs as one order. */
    private void chooseCombo(final LiquidationPlan plan)
    {
        if (plan.legs() < 2 || !policy.isVenueWithCombos() || !legs.hasSpace())
        {
            return;
        }
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            legs.add(plan.instrument(leg), plan.quantity(leg));
            planLeg[leg] = leg;
        }
        final long roomTogether = fillTest.roomTogether();
        noRoom = !width.fitsRoom(0);
        combo = !noRoom && legs.cost(0) <= roomTogether;
        if (combo)
        {
            Arrays.fill(isOpen, 0, plan.legs(), true);
            openAt(plan, width.widestOfCombo(roomTogether, margin.isBelow(emergencyRatio)));
        }
    }

    /** Returns what the limits come from. */
    public LimitReason limitReason()
    {
        return width.limitReason();
    }

    /** Returns the orders to send; none where no leg may go, or nothing has room. */
    public LiquidationPlan opened()
    {
        return orders.opened();
    }

    /** Returns the most cash that the account pays for all orders at their limits; negative: the least it receives. */
    public long netLimit()
    {
        return orders.netLimit();
    }

    /** Returns the cash that the insurance fund risks for all orders. */
    public long insuranceAtRisk()
    {
        return orders.insuranceAtRisk();
    }

    /** Returns whether the orders go out as one, filled in ratio or not at all. */
    public boolean isCombo()
    {
        return combo;
    }

    /** Returns whether not one lot fits into what the round may cost. */
    public boolean hasNoRoom()
    {
        return noRoom;
    }

    /** Returns whether half-spreads and fees of the plan exceed the equity, so that the fund helps. */
    public boolean isInsured()
    {
        return room.isInsured();
    }

    /** Returns whether a leg of the plan is among the orders. */
    public boolean isOpen(final int legOfPlan)
    {
        return isOpen[legOfPlan];
    }

    /** Returns the cash that the insurance fund risks for an order. */
    public long insuranceAtRisk(final int leg)
    {
        return orders.insuranceAtRisk(leg);
    }
}
