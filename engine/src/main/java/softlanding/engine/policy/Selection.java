package softlanding.engine.policy;

/**
 * Names the criterion that ranks the closing units. All criteria but the first rank a position as if it stood alone,
 * and so they close hedges. They make most hedged portfolios worse, and are kept for comparison only.
 */
public enum Selection
{
    /** Ranks by the shortfall removed per unit of cost, with all other positions in place. */
    RELEASE_PER_COST,
    /** Ranks by the margin requirement of the position alone. */
    STAND_ALONE_MARGIN,
    /** Ranks by the magnitude of the delta. */
    ABSOLUTE_DELTA,
    /** Ranks by the loss of the position in the scenario in which the whole portfolio loses most. */
    WORST_SCENARIO_LOSS
}
