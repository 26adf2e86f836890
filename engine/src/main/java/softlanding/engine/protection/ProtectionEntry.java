package softlanding.engine.protection;

import softlanding.engine.liquidation.due.Judgement;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.CoverCheck;
import softlanding.engine.policy.FeedGuardLimits;
import softlanding.engine.policy.ProtectionKind;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Times;

/**
 * Begins and ends the protection of accounts: below the ratio of their choice, once that is confirmed, until they reach
 * their aim.
 */
final class ProtectionEntry
{
    private final EventContext event;
    private final Instructions instructions;
    private final ProtectionState state;
    private final CoverCheck cover;
    private FeedGuardLimits limits = FeedGuardLimits.defaults();

    ProtectionEntry(
        final EventContext event, final Instructions instructions, final ProtectionState state, final CoverCheck cover)
    {
        this.event = event;
        this.instructions = instructions;
        this.state = state;
        this.cover = cover;
    }

    /** Sets how long a ratio that lone marks cross must stay crossed. */
    void limit(final FeedGuardLimits newLimits)
    {
        limits = newLimits;
    }

    /** Returns the ratio below which something of protection happens to an account; 0 without protection. */
    long level(final int account)
    {
        return instructions.kind(account) == ProtectionKind.NONE ? 0 : instructions.protectBelow(account);
    }

    /** Returns whether a portfolio is below the ratio of its account, which matters for no covered account. */
    boolean isBelowLevel(final int account, final Book book, final AccountMargin margin)
    {
        final long level = level(account);
        return level > 0 && margin.isBelow(level) && book.owesAnything() && !cover.isCovered(book);
    }

    /** Begins or ends the protection of a priced account above the tiers. */
    void judge(
        final int account, final Book book, final AccountMargin margin, final Judgement judgement, final boolean asks)
    {
        final boolean isBelow = asks && isBelowLevel(account, book, margin);
        if (state.isProtected(account))
        {
            if (!asks || !book.owesAnything() || !margin.isBelow(aim(account)) || cover.isCovered(book))
            {
                state.release(account);
            }
        }
        else if (isBelow && isConfirmed(account, margin, judgement))
        {
            state.protect(account);
        }
        else if (!isBelow)
        {
            state.setPending(account, 0);
        }
    }

    /** Returns the ratio at which the protection of an account ends. */
    long aim(final int account)
    {
        return instructions.protectBelow(account) + (instructions.kind(account) == ProtectionKind.HEDGE ?
            AimPolicies.HEDGE_AIM : AimPolicies.CLOSE_AIM);
    }

    /**
     * Returns whether an account may be taken to be below its ratio. A lone mark may be half of a fact, so what only
     * lone marks say counts after a while, and another fact does not confirm it.
     */
    private boolean isConfirmed(final int account, final AccountMargin margin, final Judgement judgement)
    {
        final long since = state.pendingSincePlusOne(account);
        if (judgement == Judgement.AT_ONCE || (since == 0 && judgement != Judgement.LONE))
        {
            return true;
        }
        if (since == 0)
        {
            state.setPending(account, event.nowNs() + 1);
        }
        return pendingUntilNs(account, margin) <= event.nowNs();
    }

    /** Returns when a crossing that is pending counts. */
    long pendingUntilNs(final int account, final AccountMargin margin)
    {
        return Times.plus(state.pendingSincePlusOne(account) - 1, margin.isBelow(limits.emergencyRatio()) ?
            limits.emergencyConfirmNs() : limits.breachConfirmNs());
    }
}
