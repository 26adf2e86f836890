package softlanding.engine.policy;

import softlanding.engine.state.StateHash;

/**
 * Holds the terms on which the portfolio of an account is auctioned. Shares are Decimal8 mantissas.
 *
 * @param startDiscount       the asking price at the start, as a share of the portfolio's value.
 * @param cutoffDiscount      the asking price at the end of the fast decay, as a share of the portfolio's value.
 * @param fastDecayNs              the time from the start to the cut-off price, nanoseconds.
 * @param slowDecayNs              the time from the cut-off price to a price of 0, nanoseconds.
 * @param insolventNs         the time in which the payment of the insurance fund rises to the whole requirement,
 *     nanoseconds.
 * @param buffer              the share of the requirement that the auction restores beyond the requirement itself.
 * @param fee                 the fee to the insurance fund, as a share of the value sold.
 * @param afterRounds         the number of consecutive rounds without a fill after which an auction takes over; 0 means
 *     never.
 * @param depthMultiple       a multiple of visible depth: a round that needs more of an instrument goes to auction at
 *     once.
 * @param minRemaining        a gross value in cash: a bid that would leave less takes the whole portfolio.
 * @param resetNs             the age at which an unsold auction starts again, nanoseconds.
 * @param maxShareInAuction the largest share of one portfolio that is offered at once.
 * @param minFraction         the smallest share of a portfolio that an auction offers and that a bid receives.
 */
public record AuctionTerms(
    long startDiscount,
    long cutoffDiscount,
    long fastDecayNs,
    long slowDecayNs,
    long insolventNs,
    long buffer,
    long fee,
    int afterRounds,
    long depthMultiple,
    long minRemaining,
    long resetNs,
    long maxShareInAuction,
    long minFraction)
{
    long hash()
    {
        return StateHash.of(
            startDiscount, cutoffDiscount, fastDecayNs, slowDecayNs, insolventNs, buffer,
            fee, afterRounds, depthMultiple, minRemaining, resetNs, maxShareInAuction,
            minFraction);
    }
}
