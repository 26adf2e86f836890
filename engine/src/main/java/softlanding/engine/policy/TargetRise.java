package softlanding.engine.policy;

import org.jspecify.annotations.Nullable;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.StateHash;

/**
 * How much deeper an account is liquidated that comes back. Decimal8 mantissas.
 *
 * @param step     rise of the target per earlier liquidation that still counts.
 * @param maxRatio highest target to which the step leads.
 */
public record TargetRise(long step, long maxRatio)
{
    /** Raised targets are whole per cents. */
    private static final long GRAIN = Decimal8.ONE / 100;

    private static final TermTable TABLE = new TermTable()
        .decimal("targetStep", 0, 0, 1)
        .decimal("maxTargetRatio", TermTable.percent(160), 1, 3);

    /** The fields of the event, or {@link PolicyTerms#ABSENT} for each that is left out. */
    public static TargetRise of(final long step, final long maxRatio)
    {
        final long[] n = TABLE.complete(step, maxRatio);
        return new TargetRise(n[0], n[1]);
    }

    /** Returns the number of targets above the first one that the step can lead to. */
    int grains(final long targetRatio)
    {
        return step == 0 ? 0 : (int)Math.max(0, (maxRatio - targetRatio) / GRAIN);
    }

    /**
     * Returns the rise of the target in whole per cents.
     *
     * @param episodes earlier liquidations, weighted by age; a Decimal8 mantissa.
     */
    int grains(final long targetRatio, final long episodes)
    {
        final long rise = Decimal8.multiplyFloor(step, episodes) / GRAIN;
        return (int)Math.min(rise, grains(targetRatio));
    }

    static long ratio(final long targetRatio, final int grains)
    {
        return targetRatio + grains * GRAIN;
    }

    @Nullable String faultyField()
    {
        return TABLE.faultyField(step, maxRatio);
    }

    long hash()
    {
        return StateHash.of(step, maxRatio);
    }
}
