package softlanding.engine.policy;

import softlanding.engine.state.Coded;

/** How an account is kept out of liquidation, above every tier. */
public enum ProtectionKind implements Coded
{
    NONE(0),
    /** It is made smaller, a little at a time and patiently. */
    CLOSE(1),
    /** Its delta is hedged in the perpetual or the nearest future. */
    HEDGE(2);

    private final int code;

    ProtectionKind(final int code)
    {
        this.code = code;
    }

    @Override
    public int code()
    {
        return code;
    }
}
