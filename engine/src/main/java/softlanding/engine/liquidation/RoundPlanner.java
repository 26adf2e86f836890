package softlanding.engine.liquidation;

import softlanding.engine.account.Accounts;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.LiquidationPlanner;
import softlanding.engine.closing.ParticipationBudget;
import softlanding.engine.liquidation.due.AccountExecution;
import softlanding.engine.liquidation.due.RestNews;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.Valuation;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policies;
import softlanding.engine.policy.Policy;
import softlanding.engine.protection.InstructedPlanner;
import softlanding.engine.protection.Protection;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Ids;

/**
 * Plans the round of one account at a time. The first plan ignores the participation limits; a plan within the limits
 * follows if the first exceeds them.
 */
final class RoundPlanner
{
    private final Market market;
    private final Valuation valuation;
    private final EventContext event;
    private final Accounts accounts;
    private final Policies policies;
    private final LiquidationState state;
    private final LiquidationOrders orders;
    private final Escalation escalation;
    private final ParticipationBudget budget;
    private final LiquidationPlanner planner;
    private final InstructedPlanner instructed;
    private final SaleHorizon horizon;
    private final MarginWorkspace[] workspaces = new MarginWorkspace[LiquidationRounds.MAX_AT_ONCE];
    /** Version of each workspace at which its horizon was judged, the event in which it was, and the answer. */
    private final long[] judged = new long[LiquidationRounds.MAX_AT_ONCE];
    private final long[] judgedIn = new long[LiquidationRounds.MAX_AT_ONCE];
    private final boolean[] beyond = new boolean[LiquidationRounds.MAX_AT_ONCE];
    private final AccountExecution execution;
    private int grainsOfDelay;
    private MarginWorkspace workspace;
    private int loaded;
    private int account;

    /**
     * Plans for accounts that are due, one workspace for each.
     *
     * @param evaluated the workspace of the account evaluated last; the first plan uses it, to evaluate once.
     */
    RoundPlanner(
        final VenueState venue,
        final Protection protection,
        final LiquidationState state,
        final LiquidationOrders orders,
        final Escalation escalation,
        final MarginWorkspace evaluated)
    {
        market = venue.market();
        valuation = venue.margins().valuation();
        accounts = venue.accounts();
        event = venue.event();
        policies = protection.policies();
        this.state = state;
        this.orders = orders;
        this.escalation = escalation;
        horizon = new SaleHorizon(venue);
        execution = protection.accountExecution();
        budget = new ParticipationBudget(market, venue.margins().valuation(), orders.window());
        final EngineLimits limits = venue.limits();
        planner = new LiquidationPlanner(
            market, venue.margins(), budget, limits.bookSize(), limits.assets(), limits.underlyings());
        instructed = new InstructedPlanner(
            planner, protection.instructions(), accounts, policies.ofClass(0), evaluated.book(), limits.bookSize());
        for (int i = 1; i < workspaces.length; i++)
        {
            workspaces[i] = venue.newWorkspace();
        }
        workspaces[0] = evaluated;
        workspace = evaluated;
    }

    /** Sets the ratio below which the instructions of accounts are not looked at. */
    void setEmergencyRatio(final long ratio)
    {
        instructed.setEmergencyRatio(ratio);
    }

    /** Returns the id of the loaded account. */
    long accountId()
    {
        return accounts.ids().id(account);
    }

    /** Turns to an account as it is now, the i-th of those that are planned at once. */
    void load(final int i, final int newAccount)
    {
        account = newAccount;
        loaded = i;
        workspace = workspaces[i];
        workspace.load(account);
        if (!workspace.margin().isPriced())
        {
            workspace.evaluateRange();
        }
        grainsOfDelay = execution.grainsOfDelay(policies.of(account), book(), margin());
    }

    Book book()
    {
        return workspace.book();
    }

    /** Returns the margin by which the account is planned: that at the better end if marks are missing. */
    AccountMargin margin()
    {
        return isPartlyPriced() ? workspace.range().best() : workspace.margin();
    }

    /** Returns whether marks are missing. Then nobody else takes over, and only priced positions are closed. */
    boolean isPartlyPriced()
    {
        return !workspace.margin().isPriced();
    }

    /** Returns the policy of the loaded account; its target is higher where orders become facts only later. */
    LiquidationPolicy policy()
    {
        return policies.of(account).forDelay(grainsOfDelay);
    }

    /** Returns the tier under which the account's round is planned. */
    int tier()
    {
        return policy().tierOfRound(state.tier(account), state.roundsWithoutGain(account));
    }

    /** Plans without participation limits. The result is valid until the next plan. */
    LiquidationPlan wanted()
    {
        budget.lift();
        return plan(false, false);
    }

    /** Returns whether the participation limits allow a whole plan. The FULL policy has no such limits. */
    boolean fitsBudget(final LiquidationPlan plan)
    {
        if (policy().policy() == Policy.FULL)
        {
            return true;
        }
        openBudget();
        return budget.takes(plan);
    }

    /**
     * Plans within the participation limits; the plan has no legs if they leave too little.
     *
     * @param wanted the plan without limits: what it asks of closings is asked of the part within them.
     */
    LiquidationPlan planWithinBudget(final LiquidationPlan wanted)
    {
        openBudget();
        return plan(wanted.isNearZero() || wanted.isNearZeroAtOtherEnd(), false);
    }

    /**
     * Plans the closing of the best single position within the participation limits, asking what the wanted plan asks.
     */
    LiquidationPlan singlePositionWithinBudget(final LiquidationPlan wanted)
    {
        openBudget();
        planner.closeSinglePosition(true);
        final LiquidationPlan plan = plan(wanted.isNearZero() || wanted.isNearZeroAtOtherEnd(), false);
        planner.closeSinglePosition(false);
        return plan;
    }

    /** Plans the closing of everything within the participation limits, asking what the wanted plan asks. */
    LiquidationPlan everythingWithinBudget(final LiquidationPlan wanted)
    {
        openBudget();
        return plan(wanted.isNearZero() || wanted.isNearZeroAtOtherEnd(), true);
    }

    /**
     * Plans the closing of everything within the participation limits though no closing helps: the last resort of an
     * account that nobody else need take over, because the market would.
     */
    LiquidationPlan lastResort()
    {
        openBudget();
        planner.askNothing(true);
        final LiquidationPlan plan = plan(false, false);
        planner.askNothing(false);
        return plan;
    }

    private void openBudget()
    {
        budget.begin(policies.participationLimits(), (double)orders.notionalInFlight() +
            escalation.notionalInLiquidation(), account, workspace.book());
    }

    /**
     * Returns the notional that may still go into liquidation under the limit for all accounts, in cash; Decimal8
     * mantissa.
     */
    long cashBudget()
    {
        final long most = policies.participationLimits().maxNotionalInLiquidation();
        return Math.max(0, most - Math.min(most, orders.notionalInFlight()) - escalation.notionalInLiquidation());
    }

    long lotSize(final int instrument)
    {
        return market.instruments().lotSize(instrument);
    }

    /** Returns the contracts of an instrument, at most those wanted, that the participation limits allow. */
    long withinBudget(final int instrument, final long wanted)
    {
        if (wanted == 0 || policy().policy() == Policy.FULL)
        {
            return wanted;
        }
        openBudget();
        return budget.within(instrument, wanted);
    }

    private LiquidationPlan plan(final boolean nearZero, final boolean everything)
    {
        final int tier = tier();
        final long cap = policy().capAfter(tier, state.emptyPlans(account));
        planner.askSurplusAlone(nearZero);
        planner.closeEverything(everything || isBeyondHorizon());
        return instructed.plan(policy(), tier, cap, book(), margin(), account);
    }

    /** Returns whether an instrument trades and all its marks are known. */
    boolean isClosable(final int instrument)
    {
        return valuation.isClosable(instrument);
    }

    /** Notes in a plan made elsewhere what it must not make worse; returns whether the surplus decides alone. */
    boolean judgeNeed(final LiquidationPlan ofOperator)
    {
        return planner.judgeNeed(policy(), book(), margin(), ofOperator);
    }

    /** Judges the horizon once for both plans of a round: it revalues the whole portfolio twice. */
    private boolean isBeyondHorizon()
    {
        final long version = workspace.version();
        if (judged[loaded] != version || judgedIn[loaded] != event.sequence())
        {
            judged[loaded] = version;
            judgedIn[loaded] = event.sequence();
            beyond[loaded] = horizon.isBeyond(policy(), policies.participationLimits(), book(), margin());
        }
        return beyond[loaded];
    }

    /** Notes what a round wanted, before the limits, as what the rest after it is based on. */
    void noteWanted(final int ofAccount, final LiquidationPlan wanted, final RestNews news)
    {
        news.note(
            ofAccount, wanted.instrument(0), valuation.mark(wanted.instrument(0)), Math.abs(wanted.quantity(0)),
            state.tier(ofAccount));
    }

    /** Notes the largest position as what a rest of the loaded account is based on. */
    void noteRest(final int ofAccount, final RestNews news)
    {
        final Book book = workspace.book();
        int largest = Ids.NONE;
        double most = -1;
        long contracts = 0;
        for (int row = 0; row < book.size(); row++)
        {
            final int instrument = book.instrument(row);
            final double value = budget.value(instrument, Math.abs(book.quantity(row)));
            if (book.quantity(row) != 0 && value > most)
            {
                most = value;
                largest = instrument;
                contracts = Math.abs(book.quantity(row));
            }
        }
        news.note(
            ofAccount, largest, largest == Ids.NONE ? 0 : valuation.mark(largest), contracts, state.tier(ofAccount));
    }

    /** Returns whether the loaded account is offered in an auction rather than by a round that was planned. */
    boolean isAuctionPreferred(final LiquidationPlan plan)
    {
        return market.execution().isAny() && !escalation.hasTakenOver(account) && escalation.isPreferred(
            account, margin(), policy(), state.tier(account), costPerRelease(plan));
    }

    /** Returns what a plan costs by how much it lowers the shortfall, in cash by cash. */
    private double costPerRelease(final LiquidationPlan plan)
    {
        double cost = 0;
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            cost += plan.cost(leg);
        }
        final double before = policy().shortfall(margin());
        final double release = before - Math.max(0, policy().shortfall(plan.after(plan.legs() - 1)));
        return release > 0 ? cost / release : Double.POSITIVE_INFINITY;
    }

    /** Returns whether a plan exceeds the auction's multiple of an instrument's visible depth. */
    boolean exceedsBudget(final LiquidationPlan plan)
    {
        final long multiple = policy().auctionTerms().depthMultiple();
        boolean tooMuch = false;
        for (int leg = 0; leg < plan.legs() && multiple != Long.MAX_VALUE; leg++)
        {
            final long depth = market.instruments().depthFor(plan.instrument(leg), plan.quantity(leg) > 0);
            tooMuch |= depth != Instruments.UNKNOWN_DEPTH &&
                Math.abs(plan.quantity(leg)) > Decimal8.toDouble(multiple) * depth;
        }
        return tooMuch;
    }

    /**
     * Returns the time until ordered volume of any held instrument leaves the window, nanoseconds; {@link
     * Long#MAX_VALUE} if there is none.
     */
    long budgetFreesInNs(final long nowNs)
    {
        final Book book = workspace.book();
        long least = Long.MAX_VALUE;
        for (int row = 0; row < book.size(); row++)
        {
            final long oldestNs = orders.window().oldestNs(book.instrument(row));
            if (oldestNs != Long.MAX_VALUE)
            {
                least = Math.min(least, policies.participationLimits().depthWindowNs() - (nowNs - oldestNs));
            }
        }
        return least;
    }
}
