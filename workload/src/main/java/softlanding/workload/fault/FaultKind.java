package softlanding.workload.fault;

/** What goes wrong with a feed for a while. */
public enum FaultKind
{
    /** Nothing comes. */
    SILENT,
    /** Its prices are far off. */
    JUMP,
    /** Its source says that it has no price, and nothing comes. */
    INTERRUPTED,
    /** The input is late. */
    LAG,
    /** The process was away for a moment. */
    RESTART
}
