package softlanding.engine.waterfall;

import softlanding.engine.state.EventContext;
import softlanding.engine.state.Ids;

/**
 * Bounds what the waterfall looks at within one event. Each account that is closed out may need every account on the
 * other side; without a bound, many bankruptcies at once would take the square of the accounts. What is begun is
 * finished; then the next accounts wait for the next event. Evaluations are counted where they are asked for, whether
 * or not a workspace still holds the answer, so that the bound depends on the events alone.
 */
final class WaterfallBudget
{
    /** Evaluations in one event after which no other account is closed out. */
    static final long MOST = 16_384;
    /** An account whose positions are only searched costs this part of an evaluation. */
    private static final int VISITS_PER_EVALUATION = 256;

    private final EventContext event;
    private long sequence = Long.MIN_VALUE;
    private long evaluations;
    private long visits;
    private int turnedAway = Ids.NONE;

    WaterfallBudget(final EventContext event)
    {
        this.event = event;
    }

    /** Notes that a margin is needed. */
    void addEvaluation()
    {
        begin();
        evaluations++;
    }

    /** Notes that the positions of a number of accounts are searched. */
    void addVisits(final int accounts)
    {
        begin();
        visits += accounts;
    }

    private void begin()
    {
        if (sequence != event.sequence())
        {
            sequence = event.sequence();
            evaluations = 0;
            visits = 0;
            turnedAway = Ids.NONE;
        }
    }

    /** Returns whether an account must wait for the next event, and remembers it. */
    boolean turnsAway(final int account)
    {
        begin();
        final boolean isSpent = evaluations + visits / VISITS_PER_EVALUATION >= MOST;
        turnedAway = isSpent ? account : Ids.NONE;
        return isSpent;
    }

    /** Returns whether the account was the last one that came, and must wait for the next event. */
    boolean hasTurnedAway(final int account)
    {
        begin();
        return turnedAway == account;
    }
}
