package softlanding.engine.protection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Sizing;
import softlanding.engine.policy.Tier;
import softlanding.engine.state.Decimal8;

/**
 * The policies by which protection orders are planned: those of liquidation with the aim as target, small shares, and
 * no fee. They are kept, because few aims are in use; one that is not kept is made again and is the same.
 */
final class AimPolicies
{
    /** The distance of the aim from protectBelow where the account is closed. */
    static final long CLOSE_AIM = 25 * Decimal8.ONE / 100;
    /** The distance of the aim from protectBelow where the account is hedged. */
    static final long HEDGE_AIM = 10 * Decimal8.ONE / 100;

    /** The distance below protectBelow from which on larger shares are closed. */
    static final long URGENT = 10 * Decimal8.ONE / 100;

    private static final long SHARE = 10 * Decimal8.ONE / 100;
    private static final long LARGER_SHARE = 25 * Decimal8.ONE / 100;
    private static final int KEPT = 256;

    private final @Nullable LiquidationPolicy[] base = new LiquidationPolicy[KEPT];
    private final long[] below = new long[KEPT];
    private final @Nullable LiquidationPolicy[] aiming = new LiquidationPolicy[KEPT];

    /** Returns the policy of a class of accounts that are protected below a ratio by closing. */
    LiquidationPolicy of(final LiquidationPolicy ofClass, final long protectBelow)
    {
        final int i = (int)Long.remainderUnsigned(protectBelow / (Decimal8.ONE / 1_000) + ofClass.hash(), KEPT);
        final LiquidationPolicy kept = aiming[i];
        if (kept != null && base[i] == ofClass && below[i] == protectBelow)
        {
            return kept;
        }
        final LiquidationPolicy made = ofClass.aimingAt(protectBelow + CLOSE_AIM, List.of(
            new Tier(protectBelow, SHARE, Sizing.JUST_ENOUGH),
            new Tier(protectBelow - URGENT, LARGER_SHARE, Sizing.JUST_ENOUGH)));
        base[i] = ofClass;
        below[i] = protectBelow;
        aiming[i] = made;
        return made;
    }
}
