package softlanding.engine.policy;

import softlanding.engine.state.StateHash;

/**
 * How much each attribute tilts the choice of what to close; Decimal8 mantissas, 0 = not at all.
 *
 * @param delta towards high delta.
 * @param gamma towards high gamma.
 * @param vega towards high vega.
 * @param collateral towards illiquid or volatile collateral.
 * @param losing towards losing positions.
 */
public record PreferenceWeights(
    long delta,
    long gamma,
    long vega,
    long collateral,
    long losing)
{
    /** Whether nothing is tilted. */
    public boolean areZero()
    {
        return delta == 0 && gamma == 0 && vega == 0 && collateral == 0 && losing == 0;
    }

    long hash()
    {
        return StateHash.of(delta, gamma, vega, collateral, losing);
    }
}
