package softlanding.engine.policy;

import org.jspecify.annotations.Nullable;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.copy.Numbers;

/**
 * How much of the market all liquidations together take: the terms of {@code ParticipationLimitsSet}. Decimal8
 * mantissas.
 *
 * @param maxDepthShare largest share of an instrument's visible depth that is ordered per window; above 1 counts on
 *     what is behind it.
 * @param depthWindowNs that window.
 * @param maxNotionalInLiquidation most notional that orders and auctions offer at once, in cash.
 * @param internalCrossing whether opposite closings are traded with each other first.
 * @param liquidityStalenessNs age at which liquidity counts as unknown.
 */
public record ParticipationLimits(
    long maxDepthShare,
    long depthWindowNs,
    long maxNotionalInLiquidation,
    boolean internalCrossing,
    long liquidityStalenessNs) implements PolicyTerms
{
    private static final TermTable TABLE = new TermTable()
        .add("maxDepthShare", TermTable.percent(25), 1, TermTable.percent(100_000_000))
        .positive("depthWindowNs", TermTable.seconds(10))
        .positive("maxNotionalInLiquidation", Long.MAX_VALUE)
        .positive("liquidityStalenessNs", Long.MAX_VALUE);

    /** The fields of the event; numbers are {@link PolicyTerms#ABSENT} where they are left out. */
    public static ParticipationLimits of(
        final long maxDepthShare,
        final long depthWindowNs,
        final long maxNotionalInLiquidation,
        final boolean internalCrossing)
    {
        return of(maxDepthShare, depthWindowNs, maxNotionalInLiquidation, internalCrossing, ABSENT);
    }

    /** The fields of the event; numbers are {@link PolicyTerms#ABSENT} where they are left out. */
    public static ParticipationLimits of(
        final long maxDepthShare,
        final long depthWindowNs,
        final long maxNotionalInLiquidation,
        final boolean internalCrossing,
        final long liquidityStalenessNs)
    {
        final long[] n = TABLE.complete(maxDepthShare, depthWindowNs, maxNotionalInLiquidation, liquidityStalenessNs);
        return new ParticipationLimits(n[0], n[1], n[2], internalCrossing, n[3]);
    }

    /** The default of every field. */
    public static ParticipationLimits defaults()
    {
        return of(ABSENT, ABSENT, ABSENT, true);
    }

    @Override
    public @Nullable String faultyField()
    {
        return TABLE.faultyField(maxDepthShare, depthWindowNs, maxNotionalInLiquidation, liquidityStalenessNs);
    }

    @Override
    public long hash()
    {
        return StateHash.of(
            maxDepthShare, depthWindowNs, maxNotionalInLiquidation, internalCrossing ? 1 : 0, liquidityStalenessNs);
    }

    long[] numbers()
    {
        return new long[]
        {
            maxDepthShare, depthWindowNs, maxNotionalInLiquidation, internalCrossing ? 1 : 0, liquidityStalenessNs
        };
    }

    static ParticipationLimits from(final Numbers numbers)
    {
        return new ParticipationLimits(
            numbers.next(), numbers.next(), numbers.next(), numbers.next() != 0, numbers.next());
    }
}
