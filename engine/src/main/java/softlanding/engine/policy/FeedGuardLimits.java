package softlanding.engine.policy;

import softlanding.engine.state.StateHash;

/**
 * When a feed is suspended and when liquidation is frozen: the terms of {@code FeedGuardsSet}. Shares are Decimal8
 * mantissas.
 *
 * @param stalenessNs age at which a mark is no longer used.
 * @param jumpLimit relative move beyond which a mark needs confirmation.
 * @param jumpConfirmNs time after which a jump is accepted.
 * @param minConfidence confidence below which a mark is not used.
 * @param maxLagNs lag of the input beyond which liquidation is frozen.
 * @param withdrawalAverageNs time over which marks are averaged for withdrawals; 0 for none.
 */
public record FeedGuardLimits(
    long stalenessNs,
    long jumpLimit,
    long jumpConfirmNs,
    long minConfidence,
    long maxLagNs,
    long withdrawalAverageNs) implements PolicyTerms
{
    private static final TermTable TABLE = new TermTable()
        .positive("stalenessNs", Long.MAX_VALUE)
        .positive("jumpLimit", Long.MAX_VALUE)
        .positive("jumpConfirmNs", TermTable.seconds(5))
        .decimal("minConfidence", 0, 0, 1)
        .positive("maxLagNs", Long.MAX_VALUE)
        .duration("withdrawalAverageNs", TermTable.seconds(300), 0);

    /** The fields of the event, or {@link PolicyTerms#ABSENT} for each that is left out. */
    public static FeedGuardLimits of(
        final long stalenessNs,
        final long jumpLimit,
        final long jumpConfirmNs,
        final long minConfidence,
        final long maxLagNs,
        final long withdrawalAverageNs)
    {
        final long[] n = TABLE.complete(
            stalenessNs, jumpLimit, jumpConfirmNs, minConfidence, maxLagNs, withdrawalAverageNs);
        return new FeedGuardLimits(n[0], n[1], n[2], n[3], n[4], n[5]);
    }

    /** The default of every field. */
    public static FeedGuardLimits defaults()
    {
        return of(ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT);
    }

    @Override
    public String faultyField()
    {
        return TABLE.faultyField(
            stalenessNs, jumpLimit, jumpConfirmNs, minConfidence, maxLagNs, withdrawalAverageNs);
    }

    @Override
    public long hash()
    {
        return StateHash.of(
            stalenessNs, jumpLimit, jumpConfirmNs, minConfidence, maxLagNs, withdrawalAverageNs);
    }
}
