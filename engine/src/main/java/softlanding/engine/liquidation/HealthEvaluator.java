package softlanding.engine.liquidation;

import softlanding.engine.account.Accounts;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.VenueState;
import softlanding.engine.policy.Health;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policies;
import softlanding.engine.policy.Policy;
import softlanding.engine.screening.AccountScanner;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Times;

/**
 * Evaluates accounts: calculates the margin, moves the account between tiers with hysteresis, and reports a change of
 * health or tier.
 */
final class HealthEvaluator
{
    private final EventContext event;
    private final Accounts accounts;
    private final Policies policies;
    private final LiquidationState state;
    private final AccountScanner scanner;
    private final Escalation escalation;
    private final PendingBreaches breaches;
    private final LiquidationListener listener;
    private final MarginWorkspace workspace;
    private final AccountMargin margin;
    private LiquidationPolicy policy;
    private boolean isBankrupt;

    HealthEvaluator(
        final VenueState venue,
        final Policies policies,
        final LiquidationState state,
        final AccountScanner scanner,
        final Escalation escalation,
        final PendingBreaches breaches,
        final LiquidationListener listener)
    {
        event = venue.event();
        accounts = venue.accounts();
        this.policies = policies;
        this.state = state;
        this.scanner = scanner;
        this.escalation = escalation;
        this.breaches = breaches;
        this.listener = listener;
        workspace = venue.newWorkspace();
        margin = workspace.margin();
    }

    /** The portfolio and margin of the account judged last. */
    MarginWorkspace workspace()
    {
        return workspace;
    }

    /** Returns whether the account is below a threshold that only lone marks say it crossed. */
    boolean isUnconfirmed(final int account)
    {
        return breaches.isPending(account);
    }

    /**
     * Judges an account by its margin now, which is good until the next call.
     *
     * @param isByMarket whether a mark moved it, so that a certificate is worth its proof.
     */
    AccountMargin evaluate(final int account, final Judgement judgement, final boolean isByMarket)
    {
        workspace.load(account);
        policy = policies.of(account);
        final int tierBefore = state.tier(account);
        final Health before = state.health(account);
        final int shownBefore = shownTier(before, tierBefore);
        if (margin.isPriced())
        {
            final int depth = confirmedDepth(account, judgement);
            isBankrupt = depth == PendingBreaches.BANKRUPT;
            final int tierAfter = tierAfter(account, tierBefore, tierOfDepth(depth), state.isBeyondOrders(account));
            if (tierAfter != tierBefore)
            {
                state.setTier(account, tierAfter, Times.plus(event.nowNs(), policy.orderTimeoutNs()));
            }
        }
        else
        {
            breaches.drop(account);
        }
        final Health after = healthAfter(state.tier(account));
        final int shownAfter = shownTier(after, state.tier(account));
        if (after != before || shownAfter != shownBefore)
        {
            state.setHealth(account, after);
            listener.onAccountHealthChanged(accounts.ids().id(account), before, after, shownAfter, margin);
            scanner.onDoubt(account);
        }
        if (isByMarket)
        {
            final boolean underWay = state.tier(account) > 0 || escalation.hasTakenOver(account) ||
                breaches.isPending(account);
            scanner.onEvaluated(account, workspace.book(), margin, after, underWay, policy.firstThreshold());
        }
        return margin;
    }

    /** Returns how deep the account is: a tier, or bankrupt; thresholds that are not confirmed do not count. */
    private int confirmedDepth(final int account, final Judgement judgement)
    {
        final int crossed = crossedDepth();
        final int entered = state.health(account) == Health.BANKRUPT ? PendingBreaches.BANKRUPT : state.tier(account);
        return breaches.confirm(account, margin, entered, crossed, judgement, event.nowNs());
    }

    private int crossedDepth()
    {
        if (!workspace.book().owesAnything())
        {
            return 0;
        }
        return margin.equity() < 0 ? PendingBreaches.BANKRUPT : policy.tierOf(margin);
    }

    private int tierOfDepth(final int depth)
    {
        return Math.min(depth, policy.lastTier());
    }

    /**
     * Evaluates an account that should be unchanged since its last evaluation, and changes nothing.
     *
     * @throws IllegalStateException if the account did change: the screening that skipped it was wrong.
     */
    void audit(final int account)
    {
        workspace.unfold(account);
        workspace.evaluate();
        policy = policies.of(account);
        isBankrupt = margin.isPriced() && margin.equity() < 0;
        final int tier = margin.isPriced() ?
            tierAfter(account, state.tier(account), tierOfDepth(crossedDepth()), false) : state.tier(account);
        final Health now = healthAfter(tier);
        if (now != state.health(account) || state.tier(account) != 0)
        {
            throw new IllegalStateException("account was not judged though it had to be: accountId=" +
                accounts.ids().id(account) + ", sequence=" + event.sequence() + ", judged=" + state.health(account) +
                ", now=" + now + ", equity=" + margin.equity() + ", maintenanceRequirement=" +
                margin.maintenanceRequirement() + ", initialRequirement=" + margin.initialRequirement());
        }
    }

    /**
     * Returns the tier of a priced account. An account enters a tier only by crossing its threshold. It stays in
     * liquidation until it reaches the target, or until direct orders no longer help and it is above every threshold.
     */
    private int tierAfter(
        final int account, final int tierBefore, final int crossed, final boolean isBeyondOrders)
    {
        if (!workspace.book().owesAnything())
        {
            return 0;
        }
        if (tierBefore == 0 || policy.isAtTarget(margin) || (isBeyondOrders && crossed == 0))
        {
            return Math.max(crossed, tierBefore > 0 && escalation.keepsTier(account) ? 1 : 0);
        }
        return Math.max(crossed, policy.policy() == Policy.FULL ? policy.lastTier() : 1);
    }

    private Health healthAfter(final int tier)
    {
        if (!margin.isPriced())
        {
            return Health.UNPRICED;
        }
        if (isBankrupt)
        {
            return Health.BANKRUPT;
        }
        if (tier > 0)
        {
            return Health.LIQUIDATING;
        }
        return margin.initialExcess() < 0 || margin.equity() < 0 ? Health.RESTRICTED : Health.HEALTHY;
    }

    private static int shownTier(final Health health, final int tier)
    {
        return health == Health.LIQUIDATING || health == Health.BANKRUPT ? tier : 0;
    }
}
