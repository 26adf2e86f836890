package softlanding.engine.policy;

import org.jspecify.annotations.Nullable;
import softlanding.engine.state.Decimal8;

/**
 * One stage of liquidation. Decimal8 mantissas.
 *
 * @param ratioBelow ratio below which the tier acts.
 * @param maxShare largest share of a closing unit that a round closes, above 0 up to 1.
 * @param sizing how much a round closes.
 */
public record Tier(long ratioBelow, long maxShare, Sizing sizing)
{
    /** The field that makes no sense, or null. */
    @Nullable String faultyField(final long highest)
    {
        if (ratioBelow <= 0 || ratioBelow > highest)
        {
            return "ratioBelow";
        }
        return maxShare <= 0 || maxShare > Decimal8.ONE ? "maxShare" : null;
    }
}
