package softlanding.lab.study;

/**
 * The result of a rule on one portfolio.
 *
 * @param book        id of the portfolio.
 * @param group       of the portfolio.
 * @param legs        number of positions.
 * @param rule        that was tried.
 * @param steps       number of rounds.
 * @param worsened    number of rounds after which the maintenance excess or the ratio was lower.
 * @param costBp      lost equity, in basis points of the initial maintenance requirement.
 * @param closedShare traded value at mark as a share of the initial value of all positions.
 * @param reached     whether the account reached the target.
 */
record TrialResult(
    String book,
    BookGroup group,
    int legs,
    StudyRule rule,
    int steps,
    int worsened,
    double costBp,
    double closedShare,
    boolean reached)
{
}
