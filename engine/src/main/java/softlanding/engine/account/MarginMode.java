package softlanding.engine.account;

import softlanding.engine.state.Coded;

/** Selects the margin calculation of an account. */
public enum MarginMode implements Coded
{
    /** Scenarios over the whole portfolio. */
    PORTFOLIO(0),
    /** Rules per position and expiry. */
    STANDARD(1);

    private static final MarginMode[] BY_CODE = Coded.byCode(values());

    private final int code;

    MarginMode(final int code)
    {
        this.code = code;
    }

    /** Returns the value of a code. */
    public static MarginMode ofCode(final int code)
    {
        return BY_CODE[code];
    }

    @Override
    public int code()
    {
        return code;
    }
}
