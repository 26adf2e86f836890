package softlanding.engine.policy;

import softlanding.engine.state.StateHash;

/**
 * Holds the limits beyond which a mark of a feed is not accepted. Shares are Decimal8 mantissas.
 *
 * @param stalenessNs   the age at which a mark is no longer used, nanoseconds.
 * @param jumpLimit     the relative move beyond which a mark needs confirmation.
 * @param jumpConfirmNs the time after which a jump is accepted, nanoseconds.
 * @param minConfidence the confidence below which a mark is not used.
 * @param maxLagNs      the lag of the input beyond which no liquidation begins, nanoseconds.
 */
public record FeedGuardLimits(
    long stalenessNs,
    long jumpLimit,
    long jumpConfirmNs,
    long minConfidence,
    long maxLagNs)
{
    long hash()
    {
        return StateHash.of(stalenessNs, jumpLimit, jumpConfirmNs, minConfidence, maxLagNs);
    }
}
