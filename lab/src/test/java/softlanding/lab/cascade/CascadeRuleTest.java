package softlanding.lab.cascade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

    private void set(final CascadeRule rule)
    {
        rule.set(1, (buffer, offset, length) ->
        {
            final LiquidationPolicySetDecoder set =
                new LiquidationPolicySetDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            policy = set.policy();
            set.tiers().forEach(tier ->
            {
                thresholds.add(FixedPoint.toDouble(tier.ratioBelow()));
                sizings.add(tier.sizing());
            });
        });
    }

    @Test
    void shouldStopAtTheTargetInEveryTierWhereItIsJustEnough()
    {
        set(CascadeRule.TIERED_JUST_ENOUGH);

        assertEquals(Policy.TIERED, policy);
        assertEquals(List.of(Sizing.JUST_ENOUGH, Sizing.JUST_ENOUGH, Sizing.JUST_ENOUGH), sizings);
        assertEquals(THRESHOLDS, thresholds);
    }

    @ParameterizedTest
    @EnumSource(names = {"FULL", "TIERED", "OPTIMAL"})
    void shouldChangeNothingButThePolicyOtherwise(final CascadeRule rule)
    {
        set(rule);

        assertEquals(rule.name(), policy.name());
        assertEquals(List.of(Sizing.JUST_ENOUGH, Sizing.JUST_ENOUGH, Sizing.ALL), sizings);
        assertEquals(THRESHOLDS, thresholds);
    }
}
