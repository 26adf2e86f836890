package softlanding.engine.closing.structure;

/** Names the kind of a structure. The names and their order are those of the wire's UnitKind. */
public enum StructureKind
{
    /** One leg. */
    POSITION,
    /** Registered legs that are closed in ratio only. */
    PACKAGE,
    /** One right and expiry: long one strike, short another. */
    VERTICAL,
    /** One right and strike: long one expiry, short another. */
    CALENDAR,
    /** Call and put of one strike and expiry, both long or both short. */
    STRADDLE,
    /** A call and a put of a lower strike, one expiry, both long or both short. */
    STRANGLE,
    /** Two of a middle strike against one of a lower and one of a higher strike; or a straddle between two wings. */
    BUTTERFLY,
    /** Two strikes against a lower and a higher one; or a strangle between two wings. */
    CONDOR,
    /** Long call and short put of one strike against short call and long put of another. */
    BOX,
    /** A short call against a long future of its expiry or a long perpetual. */
    COVERED_CALL,
    /** An option against the perpetual that offsets its delta. */
    DELTA_HEDGED_OPTION
}
