package softlanding.engine.liquidation.due;

/** Whether a threshold that an account is found below may be acted on. */
public enum Judgement
{
    /** A whole fact moved the account: it is acted on at once, and so are thresholds that were pending. */
    AT_ONCE,
    /** A lone mark moved the account: a threshold that it crosses must be confirmed by time. */
    LONE,
    /** Only time moved the account: what was pending stays so until its time. */
    TIME
}
