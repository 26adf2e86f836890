package softlanding.workload.fault;

/** The faults of a feed, each for a limited time. */
public enum FaultKind
{
    /** The feed sends nothing. */
    SILENT,
    /** The prices are far from the market. */
    JUMP,
    /** The source reports that it has no price, and sends nothing. */
    INTERRUPTED,
    /** The input is late. */
    LAG,
    /** The process restarts. */
    RESTART
}
