package softlanding.engine.policy;

/** Whose positions give way to a bankrupt account's. */
public enum Deleveraging
{
    /** The highest leverage is lowered first, down to a common level; hedged accounts are spared. */
    WATER_FILLING,
    /** Account after account, by profit times leverage: the old way, kept for comparison. */
    RANKED_QUEUE
}
