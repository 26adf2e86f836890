package softlanding.engine.legs;

import softlanding.engine.account.InsuranceFund;
import softlanding.engine.closing.ExecutionCost;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.MarkBasis;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policy;
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
    private static final long NOT_EVEN_AT_HALF_SPREAD = -1;

    private final Market market;
    private final Margins margins;
    private final ExecutionCost executionCost;
    private final RoundRoom room;
    private final RoundLegs legs;
    private final RoundStart before;
    private final FillTest fillTest;
    private final RoundWidth width;
    private final ExpectedFills expected;
    private final LiquidationPlan opened;
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
    private LimitReason limitReason;
    /** Whether the plan's own estimates do not hold for the orders. */
    private boolean cut;

    /** Reserves memory up to the engine's limits. */
    public LegSelection(final VenueState venue, final InsuranceFund fund)
    {
        market = venue.market();
        margins = venue.margins();
        executionCost = new ExecutionCost(market, venue.margins().valuation());
        room = new RoundRoom(market, venue.margins().valuation(), fund);
        final int bookSize = venue.limits().bookSize();
        // Orders of a round that are still open may come beside those of the plan.
        legs = new RoundLegs(market.instruments(), executionCost, 2 * (bookSize + 1));
        before = new RoundStart(venue);
        fillTest = new FillTest(venue, legs);
        width = new RoundWidth(market, room, legs, fillTest);
        expected = new ExpectedFills(venue, executionCost);
        opened = new LiquidationPlan(bookSize + 1);
        planLeg = new int[bookSize + 1];
        isOpen = new boolean[bookSize + 1];
    }

    /** Sets the ratio below which subsets are tested at half-spreads. */
    public void setEmergencyRatio(final long ratio)
    {
        emergencyRatio = ratio;
    }

    /** Turns to an account as it is now. Portfolio and margin must not change before the choice. */
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
        asksNothing = policy.policy() == Policy.FULL;
        limitReason = LimitReason.HALF_SPREAD;
        opened.begin(plan.unitKind());
        opened.copyChoice(plan);
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            isOpen[leg] = false;
        }
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
            expected.begin(policy, book, margin);
            for (int leg = 0; leg < plan.legs(); leg++)
            {
                expected.fill(plan.instrument(leg), plan.quantity(leg));
                plan.value(leg, expected.cost(), expected.after());
            }
        }
        finally
        {
            margins.end();
        }
    }

    private void open(final LiquidationPlan plan)
    {
        room.judge(Math.addExact(legs.cost(0), halfSpreadCost(plan)));
        fillTest.begin(book, before, room.isInsured(), asksNothing);
        openSide(plan, true);
        openSide(plan, false);
        if (legs.size() > legs.sent())
        {
            fitRoom(plan);
            if (!noRoom)
            {
                setLimits(plan, widestLambda(Long.MAX_VALUE, asksNothing || margin.isBelow(emergencyRatio)));
            }
        }
        else if (legs.sent() == 0)
        {
            chooseCombo(plan);
        }
    }

    /**
     * Returns the widest limits that hold at the marks in force; where marks are missing, at both ends of their bounds.
     */
    private long widestLambda(final long roomTogether, final boolean byRoomAlone)
    {
        final long lambda = width.widest(byRoomAlone, roomTogether);
        final long wider = lambda == RoundLegs.WIDEST ? lambda : lambda + 1;
        limitReason = lambda == RoundLegs.WIDEST ? LimitReason.BAND : lambda == 0 ? LimitReason.HALF_SPREAD :
            width.fitsRoom(wider) ? LimitReason.NEVER_WORSE :
            room.isInsured() ? LimitReason.INSURANCE : LimitReason.BANKRUPTCY;
        if (margin.basis() == MarkBasis.CURRENT || asksNothing)
        {
            return lambda;
        }
        final long other = widestAtOtherEnd(byRoomAlone);
        if (other < lambda)
        {
            limitReason = other == 0 ? LimitReason.HALF_SPREAD : LimitReason.NEVER_WORSE;
        }
        return Math.min(lambda, other);
    }

    /** Returns the widest limits that hold at the other end of missing marks, and values at the first end again. */
    private long widestAtOtherEnd(final boolean byRoomAlone)
    {
        margins.begin(margin.basis().opposite(), book);
        before.revalue();
        fillTest.begin(book, before, room.isInsured(), false);
        final boolean holds = combo ? legs.cost(0) <= fillTest.roomTogether() : fillTest.tryLast();
        final long widest = !holds ? NOT_EVEN_AT_HALF_SPREAD :
            combo ? width.widest(true, fillTest.roomTogether()) : width.widest(byRoomAlone, Long.MAX_VALUE);
        margins.begin(margin.basis(), book);
        return widest;
    }

    private long halfSpreadCost(final LiquidationPlan plan)
    {
        long sum = 0;
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            sum = Math.addExact(sum, executionCost.costAt(
                policy, plan.instrument(leg), plan.quantity(leg), executionCost.halfSpread(plan.instrument(leg))));
        }
        return sum;
    }

    private void openSide(final LiquidationPlan plan, final boolean buys)
    {
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            if (plan.quantity(leg) > 0 == buys && plan.quantity(leg) != 0 && legs.hasSpace())
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
    private void fitRoom(final LiquidationPlan plan)
    {
        while (!noRoom && !width.fitsRoom(0))
        {
            if (legs.size() - legs.sent() > 1)
            {
                isOpen[planLeg[legs.size() - 1 - legs.sent()]] = false;
                legs.removeLast();
            }
            else
            {
                cut = true;
                noRoom = !width.cutLast();
            }
        }
        if (noRoom)
        {
            isOpen[planLeg[0]] = false;
        }
    }

    /** Opens the orders at the widest limits that the room and every subset of the fills allow. */
    private void setLimits(final LiquidationPlan plan, final long lambda)
    {
        if (lambda == NOT_EVEN_AT_HALF_SPREAD)
        {
            closeAll(plan);
            return;
        }
        expected.begin(policy, book, margin);
        for (int leg = legs.sent(); leg < legs.size(); leg++)
        {
            final int ofPlan = planLeg[leg - legs.sent()];
            final boolean asPlanned = ofPlan == leg && legs.sent() == 0 && !cut;
            if (asPlanned)
            {
                expected.fillAsPlanned(legs.instrument(leg), legs.quantity(leg), plan.after(ofPlan));
                opened.add(
                    legs.instrument(leg), legs.quantity(leg), legs.limit(leg, lambda), plan.cost(ofPlan),
                    plan.after(ofPlan));
            }
            else
            {
                expected.fill(legs.instrument(leg), legs.quantity(leg));
                opened.add(
                    legs.instrument(leg), legs.quantity(leg), legs.limit(leg, lambda), expected.cost(),
                    expected.after());
            }
        }
        if (opened.legs() == plan.legs() && !cut)
        {
            opened.setOptimalityGap(plan.optimalityGap());
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
            final long lambda =
                widestLambda(margin.isBelow(emergencyRatio) ? Long.MAX_VALUE : roomTogether, true);
            if (lambda == NOT_EVEN_AT_HALF_SPREAD)
            {
                closeAll(plan);
                return;
            }
            for (int leg = 0; leg < plan.legs(); leg++)
            {
                isOpen[leg] = true;
                opened.add(
                    legs.instrument(leg), legs.quantity(leg), legs.limit(leg, lambda), plan.cost(leg),
                    plan.after(leg));
            }
        }
    }

    private void closeAll(final LiquidationPlan plan)
    {
        combo = false;
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            isOpen[leg] = false;
        }
    }

    /** Returns what the limits come from. */
    public LimitReason limitReason()
    {
        return limitReason;
    }

    /** Returns the orders to send; none where no leg may go, or nothing has room. */
    public LiquidationPlan opened()
    {
        return opened;
    }

    /** Returns the most cash that the account pays for all orders at their limits; negative is the least it receives. */
    public long netLimit()
    {
        long net = 0;
        for (int leg = 0; leg < opened.legs(); leg++)
        {
            final long quantity = opened.quantity(leg);
            final long value = market.instruments().notional(
                opened.instrument(leg), Math.abs(quantity), opened.limit(leg), quantity > 0);
            net = Math.addExact(net, quantity > 0 ? value : -value);
        }
        return net;
    }

    /** Returns the cash that the insurance fund risks for all orders. */
    public long insuranceAtRisk()
    {
        long sum = 0;
        for (int leg = 0; leg < opened.legs(); leg++)
        {
            sum = Math.addExact(sum, insuranceAtRisk(leg));
        }
        return sum;
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
        return room.atRisk(room.notional(opened.instrument(leg), opened.quantity(leg)));
    }
}
