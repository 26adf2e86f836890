package softlanding.lab.cascade;

import java.awt.Color;
import softlanding.codecs.EventSink;
import softlanding.codecs.Policy;
import softlanding.codecs.Sizing;
import softlanding.workload.margin.PolicyEncoder;

/** The rules that liquidate accounts. The others are compared with the first. */
public enum CascadeRule
{
    /** Closes everything at once. */
    FULL("FULL", Policy.FULL, false, new Color(0xC0392B)),
    /** Default tiers. Below a ratio of 1 the last tier closes everything. */
    TIERED("TIERED", Policy.TIERED, false, new Color(0x2471A3)),
    /** The same tiers, but the last tier also stops at the target. */
    TIERED_JUST_ENOUGH("TIERED, just enough", Policy.TIERED, true, new Color(0xCA6F1E)),
    /** Closes the cheapest combination. */
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

    /** Sets the policy of this rule. */
    void set(final long timestampNs, final EventSink sink)
    {
        new PolicyEncoder(sink).liquidationPolicySet(
            timestampNs, policy, isJustEnough ? Sizing.JUST_ENOUGH : Sizing.ALL, set -> {});
    }
}
