package softlanding.lab.cascade;

import java.awt.Color;
import softlanding.codecs.EventSink;
import softlanding.codecs.Policy;
import softlanding.workload.margin.PolicyEncoder;

/** The rules that liquidate accounts. The others are compared with the first. */
public enum CascadeRule
{
    /** Closes everything at once. */
    FULL("FULL", Policy.FULL, true, new Color(0xC0392B)),
    /** The preset CLASSICAL. Below a ratio of 1 the last tier closes everything. */
    CLASSICAL("CLASSICAL", Policy.TIERED, false, new Color(0x2471A3)),
    /** The preset SOFT, the default: every tier stops at the target. */
    SOFT("SOFT", Policy.TIERED, true, new Color(0xCA6F1E)),
    /** Closes the cheapest combination. */
    OPTIMAL("OPTIMAL", Policy.OPTIMAL, true, new Color(0x1E8449));

    private final String label;
    private final Policy policy;
    private final boolean isSoft;
    private final Color color;

    CascadeRule(final String label, final Policy policy, final boolean isSoft, final Color color)
    {
        this.label = label;
        this.policy = policy;
        this.isSoft = isSoft;
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
        final PolicyEncoder terms = new PolicyEncoder(sink);
        if (isSoft)
        {
            terms.liquidationPolicySet(timestampNs, policy, set -> {});
        }
        else
        {
            terms.classicalPolicySet(timestampNs, set -> {});
        }
    }
}
