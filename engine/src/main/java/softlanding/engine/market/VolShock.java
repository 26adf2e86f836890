package softlanding.engine.market;

import softlanding.engine.state.Coded;

/** Names the effect of a scenario on the volatilities of an expiry. */
public enum VolShock implements Coded
{
    NONE(0), UP(1), DOWN(2),
    /** Tilts the smile by log-moneyness. */
    LINEAR(3),
    /** Bends the smile by absolute log-moneyness. */
    ABS(4);

    private static final VolShock[] BY_CODE = Coded.byCode(values());

    private final int code;

    VolShock(final int code)
    {
        this.code = code;
    }

    @Override
    public int code()
    {
        return code;
    }

    /** Returns whether the shock applies in either direction, so that its profit counts as a loss. */
    public boolean isTilt()
    {
        return this == LINEAR || this == ABS;
    }

    /** Returns the value of a code. */
    static VolShock ofCode(final int code)
    {
        return BY_CODE[code];
    }
}
