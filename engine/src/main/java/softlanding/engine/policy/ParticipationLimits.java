package softlanding.engine.policy;

import softlanding.engine.state.StateHash;

/**
 * Holds the limits that keep liquidation from pushing the market. Shares are Decimal8 mantissas.
 *
 * @param maxDepthShare    the largest share of an instrument's visible depth that orders take per window; a value
 *               above 1
 *     relies on liquidity behind the visible depth.
 * @param depthWindowNs the length of the window, nanoseconds.
 * @param maxNotionalInLiquidation     the largest notional in liquidation at once, by orders and auctions, in cash.
 * @param internalCrossing   whether internal crossing of opposite closings comes first.
 */
public record ParticipationLimits(
    long maxDepthShare,
    long depthWindowNs,
    long maxNotionalInLiquidation,
    boolean internalCrossing)
{
    long hash()
    {
        return StateHash.of(maxDepthShare, depthWindowNs, maxNotionalInLiquidation, internalCrossing ? 1 : 0);
    }
}
