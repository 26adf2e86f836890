package softlanding.engine.policy;

import softlanding.engine.state.StateHash;

/**
 * Holds the weights by which a venue prefers some closing units. Weights are Decimal8 mantissas, and 0 means no
 * preference.
 *
 * @param delta      the preference for units with high delta.
 * @param gamma      the preference for units with high gamma.
 * @param vega       the preference for units with high vega.
 * @param collateral the preference for illiquid or volatile collateral.
 * @param losing     the preference for positions with a loss.
 */
public record PreferenceWeights(
    long delta,
    long gamma,
    long vega,
    long collateral,
    long losing)
{
    /** Returns whether all weights are 0. */
    public boolean areZero()
    {
        return delta == 0 && gamma == 0 && vega == 0 && collateral == 0 && losing == 0;
    }

    long hash()
    {
        return StateHash.of(delta, gamma, vega, collateral, losing);
    }
}
