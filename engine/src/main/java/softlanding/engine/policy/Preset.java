package softlanding.engine.policy;

import java.util.List;
import softlanding.engine.state.Decimal8;

/** Names complete terms of liquidation. An event that names one may set single fields differently. */
public enum Preset
{
    /** Closes just enough in the first two tiers and everything in the last; stops at 110 %. */
    CLASSICAL(Policy.TIERED, Sizing.ALL, 110),
    /** Closes just enough in every tier, and stops at 125 %. This is the default. */
    SOFT(Policy.TIERED, Sizing.JUST_ENOUGH, 125),
    /** Closes the cheapest combination, just enough in every tier, and stops at 125 %. */
    OPTIMAL(Policy.OPTIMAL, Sizing.JUST_ENOUGH, 125);

    private final Policy policy;
    private final List<Tier> tiers;
    private final long targetRatio;

    Preset(final Policy policy, final Sizing lastSizing, final int targetPercent)
    {
        this.policy = policy;
        targetRatio = percent(targetPercent);
        tiers = List.of(
            new Tier(percent(105), percent(10), Sizing.JUST_ENOUGH),
            new Tier(percent(102), percent(25), Sizing.JUST_ENOUGH),
            new Tier(percent(100), percent(100), lastSizing));
    }

    /** Returns the way in which closing units are selected. */
    public Policy policy()
    {
        return policy;
    }

    /** Returns the tiers, with falling thresholds. */
    public List<Tier> tiers()
    {
        return tiers;
    }

    /** Returns the ratio at which liquidation stops. */
    public long targetRatio()
    {
        return targetRatio;
    }

    private static long percent(final long value)
    {
        return value * (Decimal8.ONE / 100);
    }
}
