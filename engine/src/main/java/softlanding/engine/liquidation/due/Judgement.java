package softlanding.engine.liquidation.due;

/** Whether a threshold that an account is found below may be acted on. */
public enum Judgement
{
    /** Marks that are complete moved the account: what it is below is acted on at once, pending thresholds too. */
    AT_ONCE,
    /**
     * Something else moved the account, for example a trade, a transfer or an order's end. It is acted on at once if it
     * brought the account below a deeper threshold than those that are pending; otherwise they stay pending.
     */
    FACT,
    /** A lone mark moved the account: a threshold that it crosses must be confirmed by time. */
    LONE,
    /** Only time moved the account: what was pending stays so until its time. */
    TIME
}
