package softlanding.engine.whatif;

import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.LiquidationPlanner;
import softlanding.engine.liquidation.SaleHorizon;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.VenueState;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.ParticipationLimits;
import softlanding.engine.protection.InstructedPlanner;
import softlanding.engine.protection.Instructions;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EngineLimits;

/**
 * Plans the round that would come first if a portfolio stood just below its first threshold now. Cash is thought away
 * until it does; a portfolio that stands below the threshold is planned as it is. The plan follows
 * the instructions of the account, ignores participation limits and uses a planner of its own, so nothing that rounds
 * depend on changes.
 */
public final class FirstClosing
{
    private final Margins margins;
    private final LiquidationPlanner planner;
    private final InstructedPlanner instructed;
    private final SaleHorizon horizon;
    private final Book reduced;
    private final AccountMargin margin;
    private LiquidationPolicy policy;
    private LiquidationPlan plan;
    private int tier;
    private long cashTaken;

    FirstClosing(
        final VenueState venue, final Instructions instructions, final LiquidationPolicy anyPolicy)
    {
        final EngineLimits limits = venue.limits();
        margins = venue.margins();
        planner = new LiquidationPlanner(
            venue.market(), margins, limits.bookSize(), limits.assets(), limits.underlyings());
        horizon = new SaleHorizon(venue);
        reduced = new Book(venue.market(), limits.bookSize(), limits.assets());
        margin = new AccountMargin(limits.underlyings());
        instructed = new InstructedPlanner(
            planner, instructions, venue.accounts(), anyPolicy, reduced, limits.bookSize());
        plan = new LiquidationPlan(1);
        policy = anyPolicy;
    }

    /**
     * Plans for a portfolio.
     *
     * @param of   its margin, at present marks or at the better end of missing ones.
     * @param owes whether it can owe anything.
     */
    void plan(
        final LiquidationPolicy newPolicy,
        final ParticipationLimits limits,
        final Book book,
        final AccountMargin of,
        final int account,
        final boolean owes)
    {
        policy = newPolicy;
        tier = 0;
        cashTaken = 0;
        if (!owes || (of.maintenanceRequirement() == 0 && of.equity() >= 0))
        {
            return;
        }
        reduced.copy(book);
        tier = tierOf(of);
        final AccountMargin below = tier > 0 ? of : takeCash(of);
        if (tier > 0)
        {
            planner.askSurplusAlone(false);
            planner.closeEverything(horizon.isBeyond(policy, limits, reduced, below));
            plan = instructed.plan(policy, tier, policy.cap(tier), reduced, below, account);
        }
    }

    private int tierOf(final AccountMargin of)
    {
        return of.equity() < 0 ? policy.lastTier() : policy.tierOf(of);
    }

    /** Thinks cash away until the first threshold is crossed; returns the margin then. */
    private AccountMargin takeCash(final AccountMargin of)
    {
        try
        {
            final long below = Decimal8.multiplyFloor(of.maintenanceRequirement(), policy.firstThreshold()) - 1;
            cashTaken = Math.subtractExact(of.marginEquity(), below);
            reduced.addCash(-cashTaken);
            margins.evaluateAt(of.basis(), reduced, margin);
            tier = margin.isPriced() ? tierOf(margin) : 0;
        }
        catch (final ArithmeticException beyondDecimal)
        {
            tier = 0;
        }
        cashTaken = tier == 0 ? 0 : cashTaken;
        return margin;
    }

    /** Returns the tier that would act; 0 if no loss of cash leads to one. */
    public int tier()
    {
        return tier;
    }

    /** Returns the policy by which the round is planned. */
    public LiquidationPolicy policy()
    {
        return policy;
    }

    /** Returns the cash that is thought away, a Decimal8 mantissa. */
    public long cashTaken()
    {
        return cashTaken;
    }

    /** Returns whether there is a closing that helps. */
    public boolean hasOrders()
    {
        return tier > 0 && plan.legs() > 0;
    }

    /** Returns the plan, if {@link #hasOrders}. */
    public LiquidationPlan plan()
    {
        return plan;
    }
}
