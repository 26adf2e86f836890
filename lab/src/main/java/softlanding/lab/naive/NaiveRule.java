package softlanding.lab.naive;

/** Which position a naive rule closes first. */
public enum NaiveRule
{
    /** The position with the largest maintenance requirement of its own. */
    STAND_ALONE_MARGIN,
    /** The position with the largest delta in cash, either sign. */
    ABSOLUTE_DELTA,
    /** The position that loses most in the scenario in which the portfolio loses most. */
    WORST_SCENARIO_LOSS
}
