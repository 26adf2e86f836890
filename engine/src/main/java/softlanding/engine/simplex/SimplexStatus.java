package softlanding.engine.simplex;

/** How a linear programme ended. */
public enum SimplexStatus
{
    /** The values are feasible and no cheaper ones exist, both within rounding. */
    OPTIMAL,

    /** No values within their bounds satisfy every row; the dual values are the weights of the rows that prove it. */
    INFEASIBLE,

    /**
     * No end within the limit of pivots, or none that rounding leaves in no doubt: the values may violate rows; the
     * dual bound still holds.
     */
    PIVOT_LIMIT
}
