package softlanding.engine.simplex;

/** How a linear programme ended. */
public enum SimplexStatus
{
    /** The values are feasible and no cheaper ones exist, both within rounding. */
    OPTIMAL,

    /** No values within their bounds satisfy every row; the dual values are the weights of the rows that prove it. */
    INFEASIBLE,

    /** Stopped before the end: the values may violate rows; the dual bound still holds. */
    PIVOT_LIMIT
}
