package softlanding.engine.market;

/** What a scenario does to the volatilities of an expiry. */
public enum VolShock
{
    NONE, UP, DOWN,
    /** Tilts the smile by log-moneyness. */
    LINEAR,
    /** Bends the smile by absolute log-moneyness. */
    ABS;

    /** Whether the shock may go either way, so that its profit counts as a loss. */
    public boolean isTilt()
    {
        return this == LINEAR || this == ABS;
    }
}
