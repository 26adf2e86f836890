package softlanding.engine.market;

/** Names the kind of an instrument. */
public enum InstrumentKind
{
    CALL, PUT, FUTURE, PERPETUAL;

    private static final InstrumentKind[] KINDS = values();

    /** Returns whether the kind is a call or a put. */
    public boolean isOption()
    {
        return this == CALL || this == PUT;
    }

    static InstrumentKind of(final long ordinal)
    {
        return KINDS[(int)ordinal];
    }
}
