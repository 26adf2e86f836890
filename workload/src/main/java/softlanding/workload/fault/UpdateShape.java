package softlanding.workload.fault;

/** How a source tells the marks of one moment. */
enum UpdateShape
{
    /** As few events as possible. */
    GATHERED,
    /** One event per mark, in any order; the last one ends the update. */
    FRAGMENTS,
    /** One event per mark, in any order; none says what belongs together. */
    LONE_MARKS,
    /** Fragments until the source stops; when it is back, it tells the rest as another update. */
    TORN,
    /** Fragments until the source stops; the marks that are left are never told. */
    CUT_OFF
}
