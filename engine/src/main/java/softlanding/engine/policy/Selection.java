package softlanding.engine.policy;

/**
 * Which unit counts as the riskiest. All but the first look at a position as if it stood alone and so close hedges:
 * they make most hedged books worse, and are there for comparison only.
 */
public enum Selection
{
    /** What frees most surplus per unit of cost, with everything else in place. */
    RELEASE_PER_COST,
    /** The position with the largest margin of its own. */
    STAND_ALONE_MARGIN,
    /** The position with the largest delta, whichever way. */
    ABSOLUTE_DELTA,
    /** The position that loses most in the scenario in which the book loses most. */
    WORST_SCENARIO_LOSS
}
