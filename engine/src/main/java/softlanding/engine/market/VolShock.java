package softlanding.engine.market;

/** Names the effect of a scenario on the volatilities of an expiry. */
public enum VolShock
{
    NONE, UP, DOWN,
    /** Tilts the smile by log-moneyness. */
    LINEAR,
    /** Bends the smile by absolute log-moneyness. */
    ABS;

    /** Returns whether the shock applies in either direction, so that its profit counts as a loss. */
    public boolean isTilt()
    {
        return this == LINEAR || this == ABS;
    }
}
