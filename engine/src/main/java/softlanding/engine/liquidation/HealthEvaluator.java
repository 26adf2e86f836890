package softlanding.engine.liquidation;

import softlanding.engine.account.Accounts;
import softlanding.engine.liquidation.due.Judgement;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.CoverCheck;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.VenueState;
import softlanding.engine.policy.Health;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policies;
import softlanding.engine.policy.Policy;
import softlanding.engine.protection.Protection;
import softlanding.engine.screening.AccountScanner;
import softlanding.engine.state.Begins;
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
    private final Protection protection;
    private final Policies policies;
    private final LiquidationState state;
    private final AccountScanner scanner;
    private final Escalation escalation;
    private final PendingBreaches breaches;
    private final LiquidationListener listener;
    private final MarginWorkspace workspace;
    private final AccountMargin margin;
    private AccountMargin judged;
    private final CoverCheck cover;
    private LiquidationPolicy policy;
    private boolean isCovered;
    private boolean isBankrupt;
    private boolean isBelowUnpriced;

    HealthEvaluator(
        final VenueState venue,
        final Protection protection,
        final LiquidationState state,
        final AccountScanner scanner,
        final Escalation escalation,
        final PendingBreaches breaches,
        final LiquidationListener listener)
    {
        event = venue.event();
        accounts = venue.accounts();
        this.protection = protection;
        policies = protection.policies();
        this.state = state;
        this.scanner = scanner;
        this.escalation = escalation;
        this.breaches = breaches;
        this.listener = listener;
        workspace = venue.newWorkspace();
        margin = workspace.margin();
        judged = margin;
        cover = new CoverCheck(venue.market(), venue.limits().bookSize());
    }

    /** The portfolio and margin of the account judged last. */
    MarginWorkspace workspace()
    {
        return workspace;
    }

    /** Returns how long what lone marks show of an account must last. */
    long confirmNs(final AccountMargin of)
    {
        return breaches.waitNs(of);
    }

    /** Returns whether the account is below a threshold that only lone marks say it crossed. */
    boolean isUnconfirmed(final int account)
    {
        return breaches.isPending(account);
    }

    /**
     * Returns whether the account judged last is below a tier even at the better end of its missing marks, but has no
     * position that could be closed.
     */
    boolean isBelowUnpriced()
    {
        return isBelowUnpriced;
    }

    /**
     * Judges an account and returns the margin by which it is judged, valid until the next call: its own, or that at
     * the better end of its missing marks. An unpriced margin stays unpriced if the account is in no tier even there.
     *
     * @param isByMarket whether a mark moved it, so that a certificate is worth its proof.
     */
    @Begins
    AccountMargin evaluate(final int account, final Judgement judgement, final boolean isByMarket)
    {
        workspace.load(account);
        policy = policies.of(account);
        judged = judgedMargin(account);
        final int tierBefore = state.tier(account);
        final Health before = state.health(account);
        final int shownBefore = shownTier(before, tierBefore);
        isCovered = false;
        if (judged.isPriced())
        {
            final int depth = confirmedDepth(account, judgement);
            isBankrupt = depth == PendingBreaches.BANKRUPT;
            final int tierAfter = tierAfter(account, tierBefore, tierOfDepth(depth), state.isBeyondOrders(account));
            if (tierAfter != tierBefore)
            {
                noteEpisode(account, tierBefore, tierAfter);
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
            if (after == Health.UNPRICED)
            {
                workspace.evaluateRange();
            }
            listener.onAccountHealthChanged(accounts.ids().id(account), before, after, shownAfter, judged);
            scanner.onDoubt(account);
        }
        if (tierBefore == 0 && state.tier(account) > 0)
        {
            protection.onTierEntered(account);
        }
        final boolean isHeld = state.tier(account) > 0 || escalation.hasTakenOver(account) ||
            breaches.isPending(account);
        protection.onEvaluated(account, workspace.book(), margin, judgement, !isHeld);
        if (isByMarket)
        {
            final boolean underWay = isHeld || protection.isWatched(account);
            scanner.onEvaluated(account, margin, after, underWay);
        }
        return judged;
    }

    /**
     * Returns the margin that decides about an account. Missing marks do not shield it: if it is below a tier even at
     * their better end, and has a position that can be closed, that end decides.
     */
    private AccountMargin judgedMargin(final int account)
    {
        isBelowUnpriced = false;
        if (margin.isPriced() || !workspace.owesAnything() || !workspace.evaluateRange().isKnown() ||
            crossedDepth(account, workspace.range().best()) == 0)
        {
            return margin;
        }
        isBelowUnpriced = !workspace.holdsPricedPosition();
        return isBelowUnpriced ? margin : workspace.range().best();
    }

    private void noteEpisode(final int account, final int tierBefore, final int tierAfter)
    {
        if (tierBefore == 0)
        {
            policies.episodes().begin(account, policy);
        }
        else if (tierAfter == 0)
        {
            policies.episodes().end(account);
        }
    }

    /** Returns how deep the account is: a tier, or bankrupt; thresholds that are not confirmed do not count. */
    private int confirmedDepth(final int account, final Judgement judgement)
    {
        final int crossed = crossedDepth(account, judged);
        final int entered = state.health(account) == Health.BANKRUPT ? PendingBreaches.BANKRUPT : state.tier(account);
        return breaches.confirm(account, judged, entered, crossed, judgement, event.nowNs());
    }

    /** Returns the depth of the deepest threshold that a margin is below; a covered account is below none. */
    private int crossedDepth(final int account, final AccountMargin of)
    {
        isCovered = false;
        if (!workspace.owesAnything())
        {
            return 0;
        }
        final int crossed = of.equity() < 0 ? PendingBreaches.BANKRUPT : policy.tierOf(of);
        isCovered = (crossed > 0 || state.tier(account) > 0) && cover.isCovered(workspace.book());
        return isCovered ? 0 : crossed;
    }

    private int tierOfDepth(final int depth)
    {
        return Math.min(depth, policy.lastTier());
    }

    /** Evaluates an account that should be unchanged since it was judged, and has a certificate proved for it. */
    void prove(final int account)
    {
        workspace.load(account);
        policy = policies.of(account);
        judged = margin;
        if (!margin.isPriced() || state.tier(account) > 0 || escalation.hasTakenOver(account) ||
            breaches.isPending(account) || crossedDepth(account, margin) > 0 || protection.isWatched(account) ||
            protection.isBelowLevel(account, workspace.book(), margin))
        {
            return;
        }
        isBankrupt = false;
        final Health health = healthAfter(0);
        if (health == state.health(account))
        {
            // No ratio matters for a covered account, and no mark ends its cover.
            final long lowest = isCovered ? 0 : lowestLevel(account);
            final boolean isFar = isFarAboveNotices();
            final long threshold = isFar ? Math.max(policy.highestNotice(), lowest) : lowest;
            scanner.prove(account, workspace.book(), margin, health, threshold, isFar);
        }
    }

    /** Returns the ratio below which something happens to an account: a tier, or its protection above the tiers. */
    private long lowestLevel(final int account)
    {
        final long level = protection.level(account);
        isCovered = level > 0 && margin.isBelow(level) && cover.isCovered(workspace.book());
        return isCovered ? 0 : Math.max(policy.firstThreshold(), level);
    }

    /**
     * Returns whether the account just evaluated has at least half as far to go to its highest notice as to its first
     * tier: a certificate above the notice then holds almost as long, and spares the looks for notices.
     */
    private boolean isFarAboveNotices()
    {
        final long notice = policy.highestNotice();
        final long tier = policy.firstThreshold();
        return !isCovered && notice > tier && !margin.isBelow(2 * notice - tier);
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
        judged = judgedMargin(account);
        final int depth = judged.isPriced() ? crossedDepth(account, judged) : 0;
        isBankrupt = depth == PendingBreaches.BANKRUPT;
        final int tier = judged.isPriced() ?
            tierAfter(account, state.tier(account), tierOfDepth(depth), false) : state.tier(account);
        final Health now = healthAfter(tier);
        final boolean isMissed = scanner.isAboveNotices(account) && workspace.book().owesAnything() &&
            margin.isBelow(policy.highestNotice());
        if (now != state.health(account) || state.tier(account) != 0 || isMissed || (margin.isPriced() &&
            protection.isBelowLevel(account, workspace.book(), margin)))
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
        if (isCovered || !workspace.owesAnything())
        {
            return 0;
        }
        if (tierBefore == 0 || policy.isAtTarget(judged) || (isBeyondOrders && crossed == 0))
        {
            return Math.max(crossed, tierBefore > 0 && escalation.keepsTier(account) ? 1 : 0);
        }
        return Math.max(crossed, policy.policy() == Policy.FULL ? policy.lastTier() : 1);
    }

    private Health healthAfter(final int tier)
    {
        if (!judged.isPriced() || (!margin.isPriced() && tier == 0))
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
        return judged.initialExcess() < 0 || judged.equity() < 0 ? Health.RESTRICTED : Health.HEALTHY;
    }

    private static int shownTier(final Health health, final int tier)
    {
        return health == Health.LIQUIDATING || health == Health.BANKRUPT ? tier : 0;
    }
}
