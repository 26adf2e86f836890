package softlanding.lab.cascade;

import java.awt.Color;
import java.util.List;
import softlanding.codecs.EventSink;
import softlanding.codecs.Policy;
import softlanding.codecs.Protection;
import softlanding.workload.FixedPoint;
import softlanding.workload.SeededRandom;
import softlanding.workload.margin.PolicyEncoder;
import softlanding.workload.wire.AccountEncoder;

/** The rules that liquidate accounts. */
public enum CascadeRule
{
    /** Closes everything at once. */
    FULL("FULL", Policy.FULL, 1.25, new Color(0xC0392B)),
    /** The preset CLASSICAL. Below a ratio of 1 the last tier closes everything. */
    CLASSICAL("CLASSICAL", Policy.TIERED, 1.10, new Color(0x2471A3)),
    /** The preset SOFT, the default: every tier stops at the target. */
    SOFT("SOFT", Policy.TIERED, 1.25, new Color(0xCA6F1E)),
    /** Closes the cheapest combination. */
    OPTIMAL("OPTIMAL", Policy.OPTIMAL, 1.25, new Color(0x1E8449)),
    /** The preset SOFT with the target of CLASSICAL. */
    SOFT_110("SOFT, to 110 %", Policy.TIERED, 1.10, new Color(0x8A8A8A)),
    /** The preset SOFT with a target of 150 %. */
    SOFT_150("SOFT, to 150 %", Policy.TIERED, 1.50, new Color(0x1E8449)),
    /** The preset SOFT with a target that rises for accounts that come back, from 115 % to 160 %. */
    RISING("SOFT, 115 % rising", Policy.TIERED, 1.15, new Color(0x7D3C98)),
    /** SOFT, and no account is protected. */
    NONE("none", Policy.TIERED, 1.25, new Color(0xC0392B)),
    /** SOFT, and all accounts are made smaller below 125 %. */
    CLOSE("CLOSE, all", Protection.CLOSE, 1, new Color(0x1E8449)),
    /** SOFT, and all accounts are hedged below 125 %. */
    HEDGE("HEDGE, all", Protection.HEDGE, 1, new Color(0x2471A3)),
    /** SOFT, and three accounts in ten are made smaller below 125 %. */
    CLOSE_30("CLOSE, 30 %", Protection.CLOSE, 0.3, new Color(0x7DCEA0)),
    /** SOFT, and three accounts in ten are hedged below 125 %. */
    HEDGE_30("HEDGE, 30 %", Protection.HEDGE, 0.3, new Color(0x85C1E9));

    /** The rules of the page. The others are compared with the first. */
    public static final List<CascadeRule> RULES = List.of(FULL, CLASSICAL, SOFT, OPTIMAL);
    /** The preset SOFT with different targets. The others are compared with the first. */
    public static final List<CascadeRule> TARGETS = List.of(SOFT_110, SOFT, SOFT_150, RISING);

    /** The default with protected accounts. The others are compared with the first. */
    public static final List<CascadeRule> PROTECTION = List.of(NONE, CLOSE, HEDGE, CLOSE_30, HEDGE_30);

    private static final double RISE = 0.15;
    private static final double PROTECT_BELOW = 1.25;
    private static final long WHO_IS_PROTECTED = 30;

    private final String label;
    private final Policy policy;
    private final double target;
    private final Color color;
    private final Protection protection;
    private final double protectedShare;

    CascadeRule(
        final String label, final Protection protection, final double protectedShare, final Color color)
    {
        this.label = label;
        policy = Policy.TIERED;
        target = 1.25;
        this.color = color;
        this.protection = protection;
        this.protectedShare = protectedShare;
    }

    CascadeRule(final String label, final Policy policy, final double target, final Color color)
    {
        this.label = label;
        this.policy = policy;
        this.target = target;
        this.color = color;
        protection = Protection.NONE;
        protectedShare = 0;
    }

    /**
     * Returns the name in tables and charts.
     *
     * @return name for people.
     */
    public String label()
    {
        return label;
    }

    Color color()
    {
        return color;
    }

    /** Sets what an account wants that was just opened; which accounts are protected depends on their ids alone. */
    void instruct(final long timestampNs, final long accountId, final AccountEncoder sink)
    {
        if (protection != Protection.NONE &&
            SeededRandom.of(accountId, WHO_IS_PROTECTED).chance(protectedShare))
        {
            sink.instructionsSet(timestampNs, accountId, protection, FixedPoint.of(PROTECT_BELOW));
        }
    }

    /** Sets the policy of this rule. */
    void set(final long timestampNs, final EventSink sink)
    {
        final PolicyEncoder terms = new PolicyEncoder(sink);
        if (this == CLASSICAL)
        {
            terms.classicalPolicySet(timestampNs, set -> set.horizonFactor(0));
        }
        else
        {
            terms.liquidationPolicySet(timestampNs, policy, set ->
            {
                set.targetRatio(FixedPoint.of(target));
                if (this == RISING)
                {
                    set.targetStep(FixedPoint.of(RISE));
                }
            });
        }
    }
}
