package softlanding.lab.study;

import java.util.List;
import java.util.Locale;

/** The rules that are compared, as liquidation policies. */
public enum StudyRule
{
    /** Everything at once. */
    FULL("FULL: everything at once", "FULL", "RELEASE_PER_COST", Tiers.DEFAULT),
    /** The default policy, whose last tier closes what remains. */
    TIERED_DEFAULT("TIERED, last tier ALL (default)", "TIERED", "RELEASE_PER_COST", Tiers.DEFAULT),
    /** The default choice, just enough in every tier. */
    TIERED("TIERED, just enough", "TIERED", "RELEASE_PER_COST", Tiers.JUST_ENOUGH),
    /** The cheapest combination. */
    OPTIMAL("OPTIMAL", "OPTIMAL", "RELEASE_PER_COST", Tiers.JUST_ENOUGH),
    /** Naive: the position with the largest margin of its own. */
    STAND_ALONE_MARGIN("naive: stand-alone margin", "TIERED", "STAND_ALONE_MARGIN", Tiers.JUST_ENOUGH),
    /** Naive: the position with the largest delta. */
    ABSOLUTE_DELTA("naive: |delta|", "TIERED", "ABSOLUTE_DELTA", Tiers.JUST_ENOUGH),
    /** Naive: the position that loses most in the worst scenario. */
    WORST_SCENARIO_LOSS("naive: worst-scenario loss", "TIERED", "WORST_SCENARIO_LOSS", Tiers.JUST_ENOUGH);

    /** Those that look at a position as if it stood alone. */
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

    /** Returns the name as a person reads it. */
    public String label()
    {
        return label;
    }

    /** The event that sets the policy, as a line of JSON. */
    String policySet(final long timestampNs)
    {
        return policySet(timestampNs, policy, selection, "1.1", tiers);
    }

    /** A policy under which an account is left alone as long as it has any equity. */
    static String restful(final long timestampNs)
    {
        return policySet(timestampNs, "TIERED", "RELEASE_PER_COST", "1", Tiers.NEVER);
    }

    /** One step may take any share of the depth: here no other account is in the way, and impact is in the price. */
    private static String policySet(
        final long timestampNs, final String policy, final String selection, final String target, final String tiers)
    {
        return String.format(Locale.ROOT,
            "{\"type\":\"LiquidationPolicySet\",\"timestampNs\":%d,\"policy\":\"%s\",\"selection\":\"%s\"," +
            "\"target\":\"%s\",\"feeRate\":\"%s\",\"priceBand\":\"%s\",\"stepIntervalNs\":0," +
            "\"depthShare\":1000000,\"tiers\":[%s]}",
            timestampNs, policy, selection, target, ExpectedFill.FEE_RATE, ExpectedFill.PRICE_BAND, tiers);
    }

    /** Tiers as groups of JSON. */
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
