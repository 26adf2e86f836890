package softlanding.engine.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import softlanding.engine.state.Decimal8;

class AimingPolicyTest
{
    private final LiquidationPolicy policy = new LiquidationPolicy(LiquidationTerms.defaults());

    @Test
    void shouldAimAtWhatIsAskedWithoutFeeAndHedge()
    {
        final LiquidationPolicy aiming = policy.aiming();
        aiming.aimAt(150 * Decimal8.ONE / 100);
        assertEquals(150 * Decimal8.ONE / 100, aiming.targetRatio());
        aiming.aimAt(170 * Decimal8.ONE / 100);
        assertEquals(170 * Decimal8.ONE / 100, aiming.targetRatio());
        assertEquals(0, aiming.feeRate());
        assertEquals(HedgeUse.NEVER, aiming.hedge());
    }

    @Test
    void shouldKeepTheTargetOfTermsInForce()
    {
        assertThrows(IllegalStateException.class, () -> policy.aimAt(Decimal8.ONE));
    }

    @Test
    void shouldRaiseTheTargetForADelayBeyondThatOfAccountsThatComeBack()
    {
        final LiquidationPolicy rising = new LiquidationPolicy(LiquidationTerms.defaults().with(
            new TargetRise(15 * Decimal8.ONE / 100, 160 * Decimal8.ONE / 100)));
        assertEquals(135 * Decimal8.ONE / 100, policy.forDelay(10).targetRatio());
        assertEquals(policy, policy.raised(7));
        assertEquals(160 * Decimal8.ONE / 100, rising.raised(200).targetRatio());
        assertEquals(185 * Decimal8.ONE / 100, rising.raised(200).forDelay(25).targetRatio());
        assertEquals(128 * Decimal8.ONE / 100, rising.raised(1).forDelay(2).targetRatio());
        assertEquals(rising, rising.forDelay(0));
    }
}
