package softlanding.engine.policy;

/** When a round may open a delta hedge in the perpetual. */
public enum HedgeUse
{
    NEVER,
    /** When no closing helps. */
    LAST,
    /** When it releases more per cost than every closing. */
    AMONG
}
