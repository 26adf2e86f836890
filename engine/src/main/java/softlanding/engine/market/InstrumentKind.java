package softlanding.engine.market;

import softlanding.engine.state.Coded;

/** Names the kind of an instrument. */
public enum InstrumentKind implements Coded
{
    CALL(0), PUT(1), FUTURE(2), PERPETUAL(3);

    private static final InstrumentKind[] BY_CODE = Coded.byCode(values());

    private final int code;

    InstrumentKind(final int code)
    {
        this.code = code;
    }

    /** Returns the value of a code. */
    public static InstrumentKind ofCode(final int code)
    {
        return BY_CODE[code];
    }

    @Override
    public int code()
    {
        return code;
    }

    /** Returns whether the kind is a call or a put. */
    public boolean isOption()
    {
        return this == CALL || this == PUT;
    }
}
