package softlanding.engine.legs;

import softlanding.engine.closing.ExecutionCost;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Instruments;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.Begins;

/** The orders of a round that go out, with their limits, what they are expected to cost, and what insurance risks. */
final class RoundOrders
{
    private final Instruments instruments;
    private final RoundRoom room;
    private final RoundLegs legs;
    private final ExpectedFills expected;
    private final LiquidationPlan opened;
    private final long[] costs;
    private LiquidationPolicy policy;
    private Book book;
    private AccountMargin margin;

    RoundOrders(
        final VenueState venue, final ExecutionCost executionCost, final RoundRoom room, final RoundLegs legs)
    {
        instruments = venue.market().instruments();
        this.room = room;
        this.legs = legs;
        expected = new ExpectedFills(venue, executionCost);
        opened = new LiquidationPlan(venue.limits().bookSize() + 1);
        costs = new long[venue.limits().bookSize() + 1];
    }

    /** Begins without any order of a plan. */
    @Begins
    void begin(
        final LiquidationPolicy newPolicy, final Book newBook, final AccountMargin newMargin,
        final LiquidationPlan plan)
    {
        policy = newPolicy;
        book = newBook;
        margin = newMargin;
        opened.begin(plan.unitKind());
        opened.copyChoice(plan);
    }

    /**
     * Opens the orders that were not sent before, at limits of a width.
     *
     * @param planLeg the leg of the plan of each of them.
     * @param cut     whether the plan's own estimates do not hold for the orders.
     */
    void open(final LiquidationPlan plan, final int[] planLeg, final long lambda, final boolean cut)
    {
        expected.begin(policy, book, margin);
        final int together = LiquidationPlan.together(legs.size() - legs.sent());
        int leg = legs.sent();
        while (leg < legs.size())
        {
            final int ofPlan = planLeg[leg - legs.sent()];
            if (ofPlan == leg && legs.sent() == 0 && !cut)
            {
                expected.fillAsPlanned(legs.instrument(leg), legs.quantity(leg), plan.after(ofPlan));
                opened.add(
                    legs.instrument(leg), legs.quantity(leg), legs.limit(leg, lambda), plan.cost(ofPlan),
                    plan.after(ofPlan));
                leg++;
            }
            else
            {
                leg = openTogether(leg, Math.min(leg + together, legs.size()), lambda);
            }
        }
        if (!cut)
        {
            // The bound is that of the whole plan, the legs that wait included; it says nothing of a part.
            opened.setOptimalityGap(plan.optimalityGap());
        }
    }

    /** Opens orders that are evaluated together; returns the order after them. */
    private int openTogether(final int first, final int end, final long lambda)
    {
        for (int leg = first; leg < end; leg++)
        {
            costs[leg - first] = expected.fill(legs.instrument(leg), legs.quantity(leg));
        }
        LiquidationPlan.balance(costs, end - first, expected.evaluate());
        for (int leg = first; leg < end; leg++)
        {
            opened.add(
                legs.instrument(leg), legs.quantity(leg), legs.limit(leg, lambda), costs[leg - first],
                expected.after());
        }
        return end;
    }

    /** Values the legs of a plan that was not evaluated: what each costs, and the margin after it. */
    void value(final LiquidationPlan plan)
    {
        expected.begin(policy, book, margin);
        final int together = LiquidationPlan.together(plan.legs());
        for (int first = 0; first < plan.legs(); first += together)
        {
            valueTogether(plan, first, Math.min(first + together, plan.legs()));
        }
    }

    private void valueTogether(final LiquidationPlan plan, final int first, final int end)
    {
        for (int leg = first; leg < end; leg++)
        {
            costs[leg - first] = expected.fill(plan.instrument(leg), plan.quantity(leg));
        }
        LiquidationPlan.balance(costs, end - first, expected.evaluate());
        for (int leg = first; leg < end; leg++)
        {
            plan.value(leg, costs[leg - first], expected.after());
        }
    }

    LiquidationPlan opened()
    {
        return opened;
    }

    /** Returns the most cash that the account pays for all orders at their limits; negative: the least it receives. */
    long netLimit()
    {
        long net = 0;
        for (int leg = 0; leg < opened.legs(); leg++)
        {
            final long quantity = opened.quantity(leg);
            final long value = instruments.notional(
                opened.instrument(leg), Math.abs(quantity), opened.limit(leg), quantity > 0);
            net = Math.addExact(net, quantity > 0 ? value : -value);
        }
        return net;
    }

    /** Returns the cash that the insurance fund risks for all orders. */
    long insuranceAtRisk()
    {
        long sum = 0;
        for (int leg = 0; leg < opened.legs(); leg++)
        {
            sum = Math.addExact(sum, insuranceAtRisk(leg));
        }
        return sum;
    }

    /** Returns the cash that the insurance fund risks for an order. */
    long insuranceAtRisk(final int leg)
    {
        return room.atRisk(room.notional(opened.instrument(leg), opened.quantity(leg)));
    }
}
