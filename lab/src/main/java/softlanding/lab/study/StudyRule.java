package softlanding.lab.study;

import java.util.List;
import java.util.Locale;

/** The compared rules as liquidation policies. */
public enum StudyRule
{
    /** Closes everything at once. */
    FULL("FULL: everything at once", "FULL", "RELEASE_PER_COST", Tiers.DEFAULT),
    /** The default policy. Its last tier closes the rest. */
    TIERED_DEFAULT("TIERED, last tier ALL (default)", "TIERED", "RELEASE_PER_COST", Tiers.DEFAULT),
    /** The default selection. Every tier stops at the target. */
    TIERED("TIERED, just enough", "TIERED", "RELEASE_PER_COST", Tiers.JUST_ENOUGH),
    /** Closes the cheapest combination. */
    OPTIMAL("OPTIMAL", "OPTIMAL", "RELEASE_PER_COST", Tiers.JUST_ENOUGH),
    /** Naive rule: closes the position with the largest stand-alone margin. */
    STAND_ALONE_MARGIN("naive: stand-alone margin", "TIERED", "STAND_ALONE_MARGIN", Tiers.JUST_ENOUGH),
    /** Naive rule: closes the position with the largest delta. */
    ABSOLUTE_DELTA("naive: |delta|", "TIERED", "ABSOLUTE_DELTA", Tiers.JUST_ENOUGH),
    /** Naive rule: closes the position with the largest loss in the worst scenario. */
    WORST_SCENARIO_LOSS("naive: worst-scenario loss", "TIERED", "WORST_SCENARIO_LOSS", Tiers.JUST_ENOUGH);

    /** Rules that evaluate each position alone. */
    public static final List<StudyRule> NAIVE = List.of(STAND_ALONE_MARGIN, ABSOLUTE_DELTA, WORST_SCENARIO_LOSS);

    private final String label;
    private final String policy;
    private final String selection;
    private final String tiers;

    StudyRule(final String label, final String policy, final String selection, final String tiers)
    {
        this.label = label;
        this.policy = policy;
        this.selection = selection;
        this.tiers = tiers;
    }

    /** Returns the name for people. */
    public String label()
    {
        return label;
    }

    /** Returns the policy event as a line of JSON. */
    String policySet(final long timestampNs)
    {
        return policySet(timestampNs, policy, selection, "1.1", tiers);
    }

    /** Returns a policy that does not liquidate an account with positive equity. */
    static String restful(final long timestampNs)
    {
        return policySet(timestampNs, "TIERED", "RELEASE_PER_COST", "1", Tiers.NEVER);
    }

    /**
     * Returns a policy event. One round may take any share of the depth, because no other account competes and the
     * price includes impact.
     */
    private static String policySet(
        final long timestampNs, final String policy, final String selection, final String target, final String tiers)
    {
        return String.format(Locale.ROOT,
            "{\"type\":\"LiquidationPolicySet\",\"timestampNs\":%d,\"policy\":\"%s\",\"selection\":\"%s\"," +
            "\"target\":\"%s\",\"feeRate\":\"%s\",\"priceBand\":\"%s\",\"stepIntervalNs\":0," +
            "\"depthShare\":1000000,\"tiers\":[%s]}",
            timestampNs, policy, selection, target, ExpectedFill.FEE_RATE, ExpectedFill.PRICE_BAND, tiers);
    }

    /** Tiers as JSON groups. */
    private static final class Tiers
    {
        private static final String TWO =
            "{\"below\":\"1.05\",\"cap\":\"0.1\",\"sizing\":\"JUST_ENOUGH\"}," +
            "{\"below\":\"1.02\",\"cap\":\"0.25\",\"sizing\":\"JUST_ENOUGH\"},";
        private static final String DEFAULT = TWO + "{\"below\":\"1\",\"cap\":\"1\",\"sizing\":\"ALL\"}";
        private static final String JUST_ENOUGH = TWO + "{\"below\":\"1\",\"cap\":\"1\",\"sizing\":\"JUST_ENOUGH\"}";
        private static final String NEVER = "{\"below\":\"0.00000001\",\"cap\":\"1\",\"sizing\":\"JUST_ENOUGH\"}";
    }
}
