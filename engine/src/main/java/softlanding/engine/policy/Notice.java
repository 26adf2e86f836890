package softlanding.engine.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import softlanding.engine.state.StateHash;

/**
 * One level at which the owner of an account is notified, above every tier.
 *
 * @param ratioBelow ratio below which the notice is entered; a Decimal8 mantissa.
 * @param cooldownNs least time between two margin calls of the notice.
 */
public record Notice(long ratioBelow, long cooldownNs)
{
    /** Most notices of a policy. */
    public static final int MAX_NOTICES = 8;
    /** A notice is left at its ratio plus this. */
    public static final long HYSTERESIS = TermTable.percent(5);

    private static final TermTable TABLE = new TermTable()
        .decimal("ratioBelow", PolicyTerms.ABSENT, 1, 100)
        .duration("cooldownNs", TermTable.seconds(3_600), 0);

    /** The fields of the event; the cooldown is {@link PolicyTerms#ABSENT} where it is left out. */
    public static Notice of(final long ratioBelow, final long cooldownNs)
    {
        final long[] n = TABLE.complete(ratioBelow, cooldownNs);
        return new Notice(n[0], n[1]);
    }

    /** Returns the default notices: at 150, 125 and 110 %. */
    public static List<Notice> defaults()
    {
        return List.of(ofPercent(150), ofPercent(125), ofPercent(110));
    }

    private static Notice ofPercent(final int percent)
    {
        return of(TermTable.percent(percent), PolicyTerms.ABSENT);
    }

    /** Returns the field at fault in notices that must have falling ratios; null if there is none. */
    static @Nullable String faultyField(final List<Notice> notices)
    {
        if (notices.size() > MAX_NOTICES)
        {
            return "notices";
        }
        @Nullable String field = null;
        long highest = Long.MAX_VALUE;
        for (int i = 0; i < notices.size() && field == null; i++)
        {
            final Notice notice = notices.get(i);
            field = notice.ratioBelow >= highest ?
                "ratioBelow" : TABLE.faultyField(notice.ratioBelow, notice.cooldownNs);
            highest = notice.ratioBelow;
        }
        return field;
    }

    static long hash(final List<Notice> notices)
    {
        long hash = 0;
        for (final Notice notice : notices)
        {
            hash = StateHash.mix(StateHash.mix(hash + notice.ratioBelow) + notice.cooldownNs);
        }
        return hash;
    }
}
