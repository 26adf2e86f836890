package softlanding.engine.closing.structure;

/** What a unit is; the names are those of the wire's UnitKind. */
public enum StructureKind
{
    /** One leg. */
    POSITION,
    /** Registered legs that are closed in ratio only. */
    PACKAGE,
    /** One right and expiry: long one strike, short another. */
    VERTICAL,
    /** A call and a put of a lower strike, one expiry, both long or both short. */
    STRANGLE,
    /** A short call against a long future of its expiry or a long perpetual. */
    COVERED_CALL,
    /** An option against the perpetual that offsets its delta. */
    DELTA_HEDGED_OPTION
}
