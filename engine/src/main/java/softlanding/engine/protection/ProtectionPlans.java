package softlanding.engine.protection;

import java.util.function.LongSupplier;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.LiquidationPlanner;
import softlanding.engine.closing.OrderedVolumeWindow;
import softlanding.engine.closing.ParticipationBudget;
import softlanding.engine.closing.UnitKind;
import softlanding.engine.legs.LegSelection;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policies;
import softlanding.engine.policy.ProtectionKind;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.Ids;

/**
 * Plans the protection order of one account at a time, within what the participation limits leave. Only legs that may
 * be open together go out; the rest of a structure is planned again after them, and a package goes out whole or not at
 * all.
 */
final class ProtectionPlans
{
    /** The distance above protectBelow that a release leaves. */
    private static final long RELEASE_FLOOR = 40 * Decimal8.ONE / 100;

    private final Market market;
    private final Policies policies;
    private final Instructions instructions;
    private final HedgeBook hedges;
    private final Protection protection;
    private final AimPolicies aims;
    private final ParticipationBudget budget;
    private final LongSupplier notionalInLiquidation;
    private final LiquidationPlanner planner;
    private final InstructedPlanner instructed;
    private final HedgePlans hedgePlans;
    private final LegSelection selection;
    private final LiquidationPlan nothing = new LiquidationPlan(1);
    private final MarginWorkspace workspace;
    private final VenueState venue;
    private ProtectionPause obstacle = ProtectionPause.NOTHING_HELPS;
    private ProtectionPurpose purpose = ProtectionPurpose.CLOSE;

    ProtectionPlans(
        final VenueState venue,
        final Protection protection,
        final OrderedVolumeWindow window,
        final LongSupplier notionalInLiquidation,
        final InsuranceFund fund)
    {
        this.venue = venue;
        this.protection = protection;
        market = venue.market();
        policies = protection.policies();
        aims = new AimPolicies(policies);
        instructions = protection.instructions();
        hedges = protection.hedges();
        this.notionalInLiquidation = notionalInLiquidation;
        budget = new ParticipationBudget(market, venue.margins().valuation(), window);
        final EngineLimits limits = venue.limits();
        planner = new LiquidationPlanner(
            market, venue.margins(), budget, limits.bookSize(), limits.assets(), limits.underlyings());
        workspace = venue.newWorkspace();
        instructed = new InstructedPlanner(
            planner, instructions, venue.accounts(), policies.ofClass(0), workspace.book(), limits.bookSize());
        instructed.keepAlways(true);
        hedgePlans = new HedgePlans(venue, hedges, budget, policies.ofClass(0));
        selection = new LegSelection(venue, fund);
    }

    /** Returns the portfolio and margin of the account that is planned. */
    MarginWorkspace workspace()
    {
        return workspace;
    }

    /** Returns why the last plan has no order. */
    ProtectionPause obstacle()
    {
        return obstacle;
    }

    /** Returns the instrument that an operator paused and that the last plan needed, or {@link Ids#NONE}. */
    int pausedInstrument()
    {
        return purpose == ProtectionPurpose.CLOSE ? Ids.NONE : hedgePlans.pausedInstrument();
    }

    /** Returns what the last plan is for. */
    ProtectionPurpose purpose()
    {
        return purpose;
    }

    /** Plans for an account that is due; the plan without an order has an {@link #obstacle}. */
    LiquidationPlan plan(final int account)
    {
        nothing.begin(UnitKind.EVERYTHING);
        obstacle = ProtectionPause.NOTHING_HELPS;
        final AccountMargin margin = workspace.load(account);
        final boolean isProtected = protection.state().isProtected(account);
        purpose = !isProtected ? ProtectionPurpose.RELEASE :
            instructions.kind(account) == ProtectionKind.HEDGE ? ProtectionPurpose.HEDGE : ProtectionPurpose.CLOSE;
        if (!margin.isPriced())
        {
            obstacle = ProtectionPause.NO_MARKET;
            return nothing;
        }
        try
        {
            return switch (purpose)
            {
                case CLOSE -> close(account, workspace.book(), margin);
                case HEDGE -> hedge(account, workspace.book(), margin);
                case RELEASE -> release(account, workspace.book(), margin);
            };
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return nothing;
        }
    }

    /** Returns whether the participation limits still allow a plan that was made before others were sent. */
    boolean fits(final int account, final LiquidationPlan plan)
    {
        workspace.load(account);
        openBudget(account);
        return budget.takes(plan);
    }

    private void openBudget(final int account)
    {
        budget.begin(
            policies.participationLimits(),
            (double)notionalInLiquidation.getAsLong() + protection.execution().notionalInFlight(), account,
            workspace.book());
    }

    /** Returns the policy of an account with its aim, which is higher where orders become facts only later. */
    private LiquidationPolicy policyOf(final int account, final Book book, final AccountMargin margin)
    {
        final int accountClass = venue.accounts().accountClass(account);
        final int grains = protection.accountExecution().grainsOfDelay(policies.ofClass(accountClass), book, margin);
        return aims.of(accountClass, protection.entry().aim(account) + grains * (Decimal8.ONE / 100));
    }

    private LiquidationPlan close(final int account, final Book book, final AccountMargin margin)
    {
        final LiquidationPolicy policy = policyOf(account, book, margin);
        final long share = margin.isBelow(instructions.protectBelow(account) - AimPolicies.URGENT) ?
            AimPolicies.LARGER_SHARE : AimPolicies.SHARE;
        budget.lift();
        LiquidationPlan plan = instructed.plan(policy, 1, share, book, margin, account);
        if (plan.legs() == 0)
        {
            obstacle = instructed.isKept() ? ProtectionPause.KEPT : ProtectionPause.NOTHING_HELPS;
            return nothing;
        }
        openBudget(account);
        final boolean whole = budget.takes(plan);
        openBudget(account);
        if (!whole)
        {
            plan = instructed.plan(policy, 1, share, book, margin, account);
            obstacle = plan.legs() == 0 ? ProtectionPause.NO_ROOM : obstacle;
        }
        if (plan.legs() == 0 || opens(policy, account, book, margin, plan))
        {
            return plan.legs() == 0 ? nothing : selection.opened();
        }
        planner.closeSinglePosition(true);
        final LiquidationPlan single = instructed.plan(policy, 1, share, book, margin, account);
        planner.closeSinglePosition(false);
        return single.legs() > 0 && opens(policy, account, book, margin, single) ? selection.opened() : nothing;
    }

    /** Returns whether orders of a plan may go out now, as orders of their own. */
    private boolean opens(
        final LiquidationPolicy policy,
        final int account,
        final Book book,
        final AccountMargin margin,
        final LiquidationPlan plan)
    {
        selection.begin(policy, account, book, margin);
        selection.choose(plan, true);
        final int opened = selection.opened().legs();
        return opened > 0 && !selection.isCombo() && (opened == plan.legs() || plan.unitKind() != UnitKind.PACKAGE);
    }

    private LiquidationPlan hedge(final int account, final Book book, final AccountMargin margin)
    {
        openBudget(account);
        final LiquidationPlan plan = hedgePlans.hedge(
            policyOf(account, book, margin), account, book, margin, instructions.maxHedgeShare(account));
        obstacle = hedgePlans.obstacle();
        return plan;
    }

    /** Plans the release of the first hedge of which a part can be released. */
    private LiquidationPlan release(final int account, final Book book, final AccountMargin margin)
    {
        LiquidationPlan plan = nothing;
        final long floor = instructions.protectBelow(account) + RELEASE_FLOOR;
        for (int hedge = hedges.first(account); hedge != Ids.NONE && plan.legs() == 0; hedge = hedges.next(hedge))
        {
            if (protection.holds().isOver(account, hedge))
            {
                openBudget(account);
                plan = hedgePlans.release(policyOf(account, book, margin), hedge, book, margin, floor);
                obstacle = hedgePlans.obstacle();
            }
        }
        return plan;
    }

    HedgePlans hedgePlans()
    {
        return hedgePlans;
    }
}
