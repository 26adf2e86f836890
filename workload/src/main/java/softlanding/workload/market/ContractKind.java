package softlanding.workload.market;

/** The kinds of instruments. */
public enum ContractKind
{
    /** European call. */
    CALL,
    /** European put. */
    PUT,
    /** Future without expiry. */
    PERPETUAL,
    /** Dated future. */
    FUTURE;

    /** Returns whether it is a call or a put. */
    public boolean isOption()
    {
        return this == CALL || this == PUT;
    }
}
