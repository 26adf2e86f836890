package softlanding.lab.cascade;

import java.awt.Color;
import softlanding.codecs.LiquidationPolicySetDecoder;
import softlanding.codecs.LiquidationPolicySetEncoder;
import softlanding.codecs.LiquidationPolicySetEncoder.TiersEncoder;
import softlanding.codecs.Policy;
import softlanding.codecs.Sizing;

/** By which rule accounts are liquidated; the first is what the others are compared with. */
public enum CascadeRule
{
    /** Everything at once. */
    FULL("FULL", Policy.FULL, false, new Color(0xC0392B)),
    /** Tiers as they are by default: below a ratio of 1 the last of them closes all. */
    TIERED("TIERED", Policy.TIERED, false, new Color(0x2471A3)),
    /** The same tiers, but the last of them stops at the target, too. */
    TIERED_JUST_ENOUGH("TIERED, just enough", Policy.TIERED, true, new Color(0xCA6F1E)),
    /** The cheapest combination. */
    OPTIMAL("OPTIMAL", Policy.OPTIMAL, false, new Color(0x1E8449));

    private final String label;
    private final Policy policy;
    private final boolean isJustEnough;
    private final Color color;

    CascadeRule(final String label, final Policy policy, final boolean isJustEnough, final Color color)
    {
        this.label = label;
        this.policy = policy;
        this.isJustEnough = isJustEnough;
        this.color = color;
    }

    /**
     * What a person reads.
     *
     * @return its name in tables and charts.
     */
    public String label()
    {
        return label;
    }

    Color color()
    {
        return color;
    }

    /** Makes a policy one of this rule. */
    void apply(final LiquidationPolicySetEncoder set)
    {
        set.policy(policy);
        if (isJustEnough)
        {
            final LiquidationPolicySetDecoder tiersThereAre = new LiquidationPolicySetDecoder().wrap(
                set.buffer(), set.offset(), LiquidationPolicySetDecoder.BLOCK_LENGTH,
                LiquidationPolicySetDecoder.SCHEMA_VERSION);
            final int count = tiersThereAre.tiers().count();
            final TiersEncoder tiers = set.tiersCount(count);
            for (int i = 0; i < count; i++)
            {
                tiers.next().sizing(Sizing.JUST_ENOUGH);
            }
        }
    }
}
