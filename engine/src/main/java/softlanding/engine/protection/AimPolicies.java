package softlanding.engine.protection;

import org.jspecify.annotations.Nullable;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policies;
import softlanding.engine.state.Decimal8;

/**
 * The policies by which protection orders are planned: those of liquidation with the aim of the account as target, and
 * without a fee. There is one for each class, which is set to the aim of one account after another.
 */
final class AimPolicies
{
    /** The distance of the aim from protectBelow where the account is closed. */
    static final long CLOSE_AIM = 25 * Decimal8.ONE / 100;
    /** The distance of the aim from protectBelow where the account is hedged. */
    static final long HEDGE_AIM = 10 * Decimal8.ONE / 100;
    /** The largest share of a unit that one order closes. */
    static final long SHARE = 10 * Decimal8.ONE / 100;
    /** The same below protectBelow by {@link #URGENT}. */
    static final long LARGER_SHARE = 25 * Decimal8.ONE / 100;
    /** The distance below protectBelow from which on larger shares are closed. */
    static final long URGENT = 10 * Decimal8.ONE / 100;

    private final Policies policies;
    private final @Nullable LiquidationPolicy[] ofClass = new LiquidationPolicy[Policies.MAX_CLASSES];
    private final @Nullable LiquidationPolicy[] aiming = new LiquidationPolicy[Policies.MAX_CLASSES];

    AimPolicies(final Policies policies)
    {
        this.policies = policies;
    }

    /** Returns the policy of a class with an aim; valid until the next call for the class. */
    LiquidationPolicy of(final int accountClass, final long aim)
    {
        final LiquidationPolicy present = policies.ofClass(accountClass);
        LiquidationPolicy copy = aiming[accountClass];
        if (copy == null || ofClass[accountClass] != present)
        {
            copy = present.aiming();
            ofClass[accountClass] = present;
            aiming[accountClass] = copy;
        }
        copy.aimAt(aim);
        return copy;
    }
}
