package softlanding.engine.policy;

/** Names the method that selects the positions which auto-deleveraging closes against a liquidated account. */
public enum Deleveraging
{
    /** Lowers the highest leverage first, down to a common level; hedged accounts are spared. */
    WATER_FILLING,
    /**
     * Closes account after account, ranked by profit times leverage. This traditional method is kept for comparison.
     */
    RANKED_QUEUE
}
