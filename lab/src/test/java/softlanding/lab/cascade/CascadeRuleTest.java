package softlanding.lab.cascade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import softlanding.codecs.LiquidationPolicySetDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.Policy;
import softlanding.codecs.Sizing;
import softlanding.workload.FixedPoint;

class CascadeRuleTest
{
    private static final List<Double> THRESHOLDS = List.of(1.05, 1.02, 1.00);

    private final List<Sizing> sizings = new ArrayList<>();
    private final List<Double> thresholds = new ArrayList<>();
    private Policy policy;
    private double targetRatio;
    private long targetStep;
    private long horizonFactor;

    private void set(final CascadeRule rule)
    {
        rule.set(1, (buffer, offset, length) ->
        {
            final LiquidationPolicySetDecoder set =
                new LiquidationPolicySetDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            policy = set.policy();
            targetRatio = FixedPoint.toDouble(set.targetRatio());
            targetStep = set.targetStep();
            horizonFactor = set.horizonFactor();
            set.tiers().forEach(tier ->
            {
                thresholds.add(FixedPoint.toDouble(tier.ratioBelow()));
                sizings.add(tier.sizing());
            });
        });
    }

    @Test
    void shouldCloseEverythingInTheLastTierOfTheClassicalRule()
    {
        set(CascadeRule.CLASSICAL);

        assertEquals(Policy.TIERED, policy);
        assertEquals(1.10, targetRatio);
        assertEquals(List.of(Sizing.JUST_ENOUGH, Sizing.JUST_ENOUGH, Sizing.ALL), sizings);
        assertEquals(THRESHOLDS, thresholds);
    }

    @Test
    void shouldNeverCloseEverythingByTheHorizonUnderTheClassicalRule()
    {
        set(CascadeRule.CLASSICAL);

        assertEquals(0, horizonFactor);
    }

    @ParameterizedTest
    @CsvSource({"SOFT_110, 1.1", "SOFT, 1.25", "SOFT_150, 1.5", "RISING, 1.15"})
    void shouldDifferInTheTargetAlone(final CascadeRule rule, final double target)
    {
        set(rule);

        assertEquals(target, targetRatio);
        assertEquals(Policy.TIERED, policy);
        assertEquals(rule == CascadeRule.RISING ? FixedPoint.of(0.15) : Long.MIN_VALUE, targetStep);
    }

    @ParameterizedTest
    @CsvSource({"FULL, FULL", "SOFT, TIERED", "OPTIMAL, OPTIMAL"})
    void shouldCloseJustEnoughInEveryTierOtherwise(final CascadeRule rule, final Policy expected)
    {
        set(rule);

        assertEquals(expected, policy);
        assertEquals(1.25, targetRatio);
        assertEquals(List.of(Sizing.JUST_ENOUGH, Sizing.JUST_ENOUGH, Sizing.JUST_ENOUGH), sizings);
        assertEquals(THRESHOLDS, thresholds);
    }
}
