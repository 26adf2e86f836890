package softlanding.engine.policy;

import softlanding.engine.state.Coded;

/** Names the health state of an account. */
public enum Health implements Coded
{
    HEALTHY(0),
    /** The initial excess is below zero: the account may send only orders that reduce risk. */
    RESTRICTED(1),
    /** The ratio fell below a tier and has not yet reached the target. */
    LIQUIDATING(2),
    /** The equity is below zero. */
    BANKRUPT(3),
    /** An input is missing: the account is never liquidated in this state. */
    UNPRICED(4);

    private static final Health[] BY_CODE = Coded.byCode(values());

    private final int code;

    Health(final int code)
    {
        this.code = code;
    }

    /** Returns the value of a code. */
    public static Health ofCode(final int code)
    {
        return BY_CODE[code];
    }

    @Override
    public int code()
    {
        return code;
    }
}
