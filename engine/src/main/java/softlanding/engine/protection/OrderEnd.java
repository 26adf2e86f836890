package softlanding.engine.protection;

/** Why a protection order is no longer in flight. */
public enum OrderEnd
{
    FILLED,
    /** The gateway ended it: nobody came, or it was cancelled. */
    CLOSED,
    /** No answer came. */
    TIMED_OUT,
    /** Its instrument settled. */
    SETTLED
}
