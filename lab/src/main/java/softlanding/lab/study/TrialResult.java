package softlanding.lab.study;

/**
 * What a rule did to a book.
 *
 * @param book        id.
 * @param group       of the book.
 * @param legs        of the book.
 * @param rule        that was tried.
 * @param steps       taken.
 * @param worsened    steps after which surplus over maintenance or the ratio was lower.
 * @param costBp      equity lost, in basis points of the maintenance requirement at the start.
 * @param closedShare value traded at mark as a share of the value of all positions at the start.
 * @param reached     whether the account came back to the target.
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
