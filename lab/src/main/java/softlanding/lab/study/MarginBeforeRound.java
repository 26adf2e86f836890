package softlanding.lab.study;

import softlanding.lab.naive.MarginReport;

/**
 * The margin before a round, with which the margin after each of its fills is compared. Legs that waited belong to the
 * round of the fills before them: alone they may take back what those released.
 */
final class MarginBeforeRound
{
    static final long NO_PLAN = 0;

    private MarginReport before;
    private long planId = NO_PLAN;

    MarginBeforeRound(final MarginReport before)
    {
        this.before = before;
    }

    /** Begins a step with orders of a plan; a step of the same plan goes on with its round. */
    void beginStep(final long newPlanId, final MarginReport now)
    {
        if (newPlanId == NO_PLAN || newPlanId != planId)
        {
            before = now;
        }
        planId = newPlanId;
    }

    /** Returns whether the account is worse off than before the round. */
    boolean isWorse(final MarginReport after)
    {
        return after.isWorseThan(before);
    }
}
