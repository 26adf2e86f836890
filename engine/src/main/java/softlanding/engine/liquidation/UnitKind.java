package softlanding.engine.liquidation;

/** What is closed as a whole. */
public enum UnitKind
{
    POSITION,
    /** A share of every position. */
    SLICE,
    /** The whole account. */
    EVERYTHING
}
