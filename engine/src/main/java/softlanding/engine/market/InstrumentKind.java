package softlanding.engine.market;

/** What an instrument is. */
public enum InstrumentKind
{
    CALL, PUT, FUTURE, PERPETUAL;

    private static final InstrumentKind[] KINDS = values();

    /** Whether it is a call or a put. */
    public boolean isOption()
    {
        return this == CALL || this == PUT;
    }

    static InstrumentKind of(final long ordinal)
    {
        return KINDS[(int)ordinal];
    }
}
