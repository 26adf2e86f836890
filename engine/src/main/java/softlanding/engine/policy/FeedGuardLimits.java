package softlanding.engine.policy;

import softlanding.engine.state.StateHash;

/**
 * When a feed is not believed; shares are Decimal8 mantissas.
 *
 * @param stalenessNs age at which a mark is no longer used.
 * @param jumpLimit relative move that wants confirmation.
 * @param jumpConfirmNs time after which a jump is believed.
 * @param minConfidence confidence below which a mark is not used.
 * @param maxLagNs lag of the input beyond which no liquidation is begun.
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
