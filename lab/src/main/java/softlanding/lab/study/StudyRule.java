package softlanding.lab.study;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import softlanding.lab.naive.NaiveLiquidation;
import softlanding.lab.naive.NaiveMarket;
import softlanding.lab.naive.NaiveRule;

/** The rules that are compared: liquidation policies, and naive rules of {@link NaiveLiquidation}. */
public enum StudyRule
{
    /** Everything at once. */
    FULL("FULL: everything at once", "FULL", 1.10, Tiers.CLASSICAL),
    /** The preset CLASSICAL, whose last tier closes what remains. */
    CLASSICAL("CLASSICAL: last tier ALL, to 110 %", "TIERED", 1.10, Tiers.CLASSICAL),
    /** The preset SOFT, the default: just enough in every tier. */
    SOFT("SOFT (default): to 125 %", "TIERED", 1.25, Tiers.JUST_ENOUGH),
    /** The tiers of SOFT with the target of CLASSICAL. */
    SOFT_110("just enough, to 110 %", "TIERED", 1.10, Tiers.JUST_ENOUGH),
    /** The preset OPTIMAL: the cheapest combination. */
    OPTIMAL("OPTIMAL: to 125 %", "OPTIMAL", 1.25, Tiers.JUST_ENOUGH),
    /** The cheapest combination with the target of CLASSICAL. */
    OPTIMAL_110("OPTIMAL, to 110 %", "OPTIMAL", 1.10, Tiers.JUST_ENOUGH),
    /** Naive: the position with the largest margin of its own. */
    STAND_ALONE_MARGIN("naive: stand-alone margin", NaiveRule.STAND_ALONE_MARGIN),
    /** Naive: the position with the largest delta. */
    ABSOLUTE_DELTA("naive: |delta|", NaiveRule.ABSOLUTE_DELTA),
    /** Naive: the position that loses most in the worst scenario. */
    WORST_SCENARIO_LOSS("naive: worst-scenario loss", NaiveRule.WORST_SCENARIO_LOSS);

    /** Rules that evaluate each position alone. */
    public static final List<StudyRule> NAIVE = List.of(STAND_ALONE_MARGIN, ABSOLUTE_DELTA, WORST_SCENARIO_LOSS);

    /** Factor of the policies by default. */
    static final String HORIZON = "1.5";
    /** Factor by which nothing is closed because of the horizon. */
    static final String NO_HORIZON = "0";

    private final String label;
    private final @Nullable String policy;
    private final double target;
    private final @Nullable String tiers;
    private final @Nullable NaiveRule naive;

    StudyRule(final String label, final String policy, final double target, final String tiers)
    {
        this.label = label;
        this.policy = policy;
        this.target = target;
        this.tiers = tiers;
        naive = null;
    }

    StudyRule(final String label, final NaiveRule naive)
    {
        this.label = label;
        this.naive = naive;
        policy = null;
        target = 1.10;
        tiers = null;
    }

    /** Returns the name for people. */
    public String label()
    {
        return label;
    }

    /** Returns the ratio at which the rule stops. */
    double target()
    {
        return target;
    }

    /** Whether the laboratory trades by the rule itself; else the engine does, under a policy. */
    boolean isNaive()
    {
        return naive != null;
    }

    /** Of a policy, the event that sets it, as a line of JSON. */
    String policySet(final long timestampNs)
    {
        return policySet(
            timestampNs, Objects.requireNonNull(policy), String.format(Locale.ROOT, "%.2f", target),
            Objects.requireNonNull(tiers), this == CLASSICAL ? NO_HORIZON : HORIZON);
    }

    /** Of a naive rule, the liquidation of one account, in the same tiers, just enough. */
    NaiveLiquidation naiveLiquidation(final NaiveMarket market)
    {
        return new NaiveLiquidation(
            Objects.requireNonNull(naive), market, target, new double[] {1.05, 1.02, 1}, new double[] {0.1, 0.25, 1});
    }

    /** Returns a policy that does not liquidate an account with positive equity. */
    static String restful(final long timestampNs)
    {
        return policySet(timestampNs, "TIERED", "1", Tiers.NEVER, NO_HORIZON);
    }

    /** A round may take any share of the depth: here no other account is in the way, and impact is in the price. */
    static String limits(final long timestampNs)
    {
        return limits(timestampNs, "1000000");
    }

    /** A round may take a share of the depth. */
    static String limits(final long timestampNs, final String maxDepthShare)
    {
        return String.format(
            Locale.ROOT, "{\"type\":\"ParticipationLimitsSet\",\"timestampNs\":%d,\"maxDepthShare\":\"%s\"}",
            timestampNs, maxDepthShare);
    }

    /** Just enough in the first two tiers, and in the last one either that or everything; to 125 %. */
    static String policySet(final long timestampNs, final boolean closesAllInLastTier, final String horizonFactor)
    {
        return policySet(
            timestampNs, "TIERED", "1.25", closesAllInLastTier ? Tiers.CLASSICAL : Tiers.JUST_ENOUGH, horizonFactor);
    }

    private static String policySet(
        final long timestampNs,
        final String policy,
        final String target,
        final String tiers,
        final String horizonFactor)
    {
        return String.format(Locale.ROOT,
            "{\"type\":\"LiquidationPolicySet\",\"timestampNs\":%d,\"policy\":\"%s\"," +
            "\"targetRatio\":\"%s\",\"feeRate\":\"%s\",\"priceBand\":\"%s\",\"roundIntervalNs\":0," +
            "\"horizonFactor\":\"%s\",\"tiers\":[%s]}",
            timestampNs, policy, target, ExpectedFill.FEE_RATE, ExpectedFill.PRICE_BAND, horizonFactor, tiers);
    }

    /** Tiers as JSON groups. */
    private static final class Tiers
    {
        private static final String TWO =
            "{\"ratioBelow\":\"1.05\",\"maxShare\":\"0.1\",\"sizing\":\"JUST_ENOUGH\"}," +
            "{\"ratioBelow\":\"1.02\",\"maxShare\":\"0.25\",\"sizing\":\"JUST_ENOUGH\"},";
        private static final String CLASSICAL = TWO + "{\"ratioBelow\":\"1\",\"maxShare\":\"1\",\"sizing\":\"ALL\"}";
        private static final String JUST_ENOUGH = TWO +
            "{\"ratioBelow\":\"1\",\"maxShare\":\"1\",\"sizing\":\"JUST_ENOUGH\"}";
        private static final String NEVER =
            "{\"ratioBelow\":\"0.00000001\",\"maxShare\":\"1\",\"sizing\":\"JUST_ENOUGH\"}";
    }
}
