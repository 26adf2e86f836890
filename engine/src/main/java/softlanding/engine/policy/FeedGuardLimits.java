package softlanding.engine.policy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import softlanding.engine.state.StateHash;

/**
 * When a mark, an update or a breach is believed, and when liquidation is frozen: the terms of {@code FeedGuardsSet}.
 * Shares are Decimal8 mantissas.
 */
public final class FeedGuardLimits implements PolicyTerms
{
    private static final long MILLISECOND = 1_000_000L;
    private static final TermTable TABLE = new TermTable()
        .positive("stalenessNs", Long.MAX_VALUE)
        .positive("jumpLimit", Long.MAX_VALUE)
        .positive("jumpConfirmNs", TermTable.seconds(5))
        .decimal("minConfidence", 0, 0, 1)
        .positive("maxLagNs", Long.MAX_VALUE)
        .add("maxTimeStepNs", 0, 0, Long.MAX_VALUE)
        .decimal("maxSettlementMove", TermTable.percent(5), 0, 1)
        .positive("volatilityStalenessNs", Long.MAX_VALUE)
        .duration("breachConfirmNs", 100 * MILLISECOND, 0)
        .decimal("emergencyRatio", TermTable.percent(90), 0, 1)
        .duration("emergencyConfirmNs", 10 * MILLISECOND, 1)
        .duration("updateTimeoutNs", 50 * MILLISECOND, 1)
        .duration("withdrawalAverageNs", TermTable.seconds(300), 0);
    private static final int VOLATILITY_STALENESS = 7;

    private final long[] values;

    private FeedGuardLimits(final long[] values)
    {
        this.values = values;
    }

    /** The fields of the event in its order, or {@link PolicyTerms#ABSENT} for each that is left out. */
    public static FeedGuardLimits of(final long... fields)
    {
        final long[] all = Arrays.copyOf(fields, TABLE.size());
        Arrays.fill(all, fields.length, all.length, ABSENT);
        if (all[VOLATILITY_STALENESS] == ABSENT)
        {
            all[VOLATILITY_STALENESS] = all[0];
        }
        return new FeedGuardLimits(TABLE.complete(all));
    }

    /** The default of every field. */
    public static FeedGuardLimits defaults()
    {
        return of();
    }

    /** Age at which a mark is no longer used, nanoseconds. */
    public long stalenessNs()
    {
        return values[0];
    }

    /** Relative move beyond which a mark needs confirmation. */
    public long jumpLimit()
    {
        return values[1];
    }

    /** Time after which a jump is accepted, nanoseconds. */
    public long jumpConfirmNs()
    {
        return values[2];
    }

    /** Confidence below which a mark is not used. */
    public long minConfidence()
    {
        return values[3];
    }

    /** Lag of the input beyond which liquidation is frozen, nanoseconds. */
    public long maxLagNs()
    {
        return values[4];
    }

    /** Age at which a volatility is no longer used, nanoseconds; that of every other mark by default. */
    public long volatilityStalenessNs()
    {
        return values[7];
    }

    /** Time for which a threshold that a lone mark crossed must stay crossed, nanoseconds. */
    public long breachConfirmNs()
    {
        return values[8];
    }

    /** Ratio below which a breach needs less time. */
    public long emergencyRatio()
    {
        return values[9];
    }

    /** That time, nanoseconds. */
    public long emergencyConfirmNs()
    {
        return values[10];
    }

    /** Time after which an open update ends without its last fragment, nanoseconds. */
    public long updateTimeoutNs()
    {
        return values[11];
    }

    /** Farthest that an event may lie ahead of the time reached, nanoseconds; 0 is no limit. */
    public long maxTimeStepNs()
    {
        return values[5];
    }

    /** Relative move of the settlement price that an expired position is margined for. */
    public long maxSettlementMove()
    {
        return values[6];
    }

    /** Time over which marks are averaged for withdrawals, nanoseconds; 0 is none. */
    public long withdrawalAverageNs()
    {
        return values[12];
    }

    @Override
    public @Nullable String faultyField()
    {
        return TABLE.faultyField(values);
    }

    @Override
    public long hash()
    {
        return StateHash.of(values);
    }

    /** Returns the limits as numbers in the order of the event's fields, all of them given. */
    public long[] numbers()
    {
        return values.clone();
    }
}
