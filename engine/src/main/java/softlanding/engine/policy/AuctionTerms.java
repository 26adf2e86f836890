package softlanding.engine.policy;

import softlanding.engine.state.StateHash;

/**
 * How a portfolio is auctioned; shares are Decimal8 mantissas.
 *
 * @param startDiscount share of value asked at the start.
 * @param cutoffDiscount share asked after the fast fall.
 * @param fastNs time to the cut-off.
 * @param slowNs time from there to nothing.
 * @param insolventNs time in which insurance rises to the whole requirement.
 * @param buffer share of the requirement restored beyond it.
 * @param fee share of the value sold, to the insurance fund.
 * @param afterSteps fruitless steps in a row after which an auction takes over; 0 = never.
 * @param depthMultiple of visible depth: a step that wants more of an instrument goes to auction at once.
 * @param minRemaining in cash: a bid that would leave less gross value takes all.
 * @param resetNs age at which an auction that does not sell starts again.
 * @param maxInSalePerAccount most of one portfolio in sale at once.
 * @param minFraction least share of a portfolio that is in sale while anything is, and that a bid gets.
 */
public record AuctionTerms(
    long startDiscount,
    long cutoffDiscount,
    long fastNs,
    long slowNs,
    long insolventNs,
    long buffer,
    long fee,
    int afterRounds,
    long depthMultiple,
    long minRemaining,
    long resetNs,
    long maxInSalePerAccount,
    long minFraction)
{
    long hash()
    {
        return StateHash.of(
            startDiscount, cutoffDiscount, fastNs, slowNs, insolventNs, buffer,
            fee, afterRounds, depthMultiple, minRemaining, resetNs, maxInSalePerAccount,
            minFraction);
    }
}
