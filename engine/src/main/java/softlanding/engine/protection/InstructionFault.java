package softlanding.engine.protection;

/** What is wrong with instructions, and the field at fault. */
public enum InstructionFault
{
    PROTECT_BELOW("protectBelow"),
    MAX_HEDGE_SHARE("maxHedgeShare"),
    HOLD_NS("holdNs"),
    TOO_MANY_KEPT("keepLast"),
    TOO_MANY_FIRST("closeFirst"),
    /** Neither an instrument nor a package is named. */
    NOTHING_NAMED("instrumentId"),
    /** Both an instrument and a package are named. */
    BOTH_NAMED("packageId"),
    UNKNOWN_INSTRUMENT("instrumentId"),
    SETTLED_INSTRUMENT("instrumentId"),
    UNKNOWN_PACKAGE("packageId"),
    INSTRUMENT_NAMED_TWICE("instrumentId"),
    PACKAGE_NAMED_TWICE("packageId");

    private final String field;

    InstructionFault(final String field)
    {
        this.field = field;
    }

    /** Returns the name of the field. */
    public String field()
    {
        return field;
    }
}
