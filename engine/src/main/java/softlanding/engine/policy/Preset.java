package softlanding.engine.policy;

import java.util.List;
import softlanding.engine.state.Decimal8;

/** Names complete terms of liquidation. An event that names one may set single fields differently. */
public enum Preset
{
    /** Closes just enough in every tier, and stops at 125 %. This is the default. */
    SOFT(Policy.TIERED, 125, Sizing.JUST_ENOUGH, Horizon.defaults(), 105, 102, 100),
    /** Closes just enough in the first two tiers and everything in the last; stops at 110 %. */
    CLASSICAL(Policy.TIERED, 110, Sizing.ALL, Horizon.never(), 105, 102, 100),
    /** Closes the cheapest combination, just enough in every tier, and stops at 125 %. */
    OPTIMAL(Policy.OPTIMAL, 125, Sizing.JUST_ENOUGH, Horizon.defaults(), 105, 102, 100),
    /** Begins early, closes just enough in every tier and stops at 150 %, for a venue that starts. */
    CONSERVATIVE(Policy.TIERED, 150, Sizing.JUST_ENOUGH, Horizon.defaults(), 115, 108, 102);

    private final Policy policy;
    private final long targetRatio;
    @SuppressWarnings("ImmutableEnumChecker")
    private final Horizon horizon;
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Tier> tiers;

    Preset(
        final Policy policy,
        final int targetPercent,
        final Sizing lastSizing,
        final Horizon horizon,
        final int first,
        final int second,
        final int third)
    {
        this.policy = policy;
        targetRatio = percent(targetPercent);
        this.horizon = horizon;
        tiers = List.of(
            new Tier(percent(first), percent(10), Sizing.JUST_ENOUGH),
            new Tier(percent(second), percent(25), Sizing.JUST_ENOUGH),
            new Tier(percent(third), percent(100), lastSizing));
    }

    /** Returns the way in which closing units are selected. */
    public Policy policy()
    {
        return policy;
    }

    /** Returns the ratio at which liquidation stops. */
    public long targetRatio()
    {
        return targetRatio;
    }

    /** Returns when everything is closed. */
    public Horizon horizon()
    {
        return horizon;
    }

    /** Returns the tiers, with falling thresholds. */
    public List<Tier> tiers()
    {
        return tiers;
    }

    private static long percent(final long value)
    {
        return value * (Decimal8.ONE / 100);
    }
}
