package softlanding.engine.liquidation;

import softlanding.engine.legs.LimitReason;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.LiquidationTerms;

/** Makes explained rounds by hand for tests of other packages. */
public final class RoundOfPlan
{
    private RoundOfPlan()
    {
    }

    /** A round of tier 2 of account 32 with the default policy. */
    public static PlannedRound of(final LiquidationPlan plan, final AccountMargin margin)
    {
        return new PlannedRound().of(
            31, 32, 2, new LiquidationPolicy(LiquidationTerms.defaults()), plan, margin)
            .ordering(plan, 0, false, LimitReason.BAND);
    }
}
