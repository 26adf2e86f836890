package softlanding.engine.policy;

import softlanding.engine.state.StateHash;

/**
 * Holds the limits that keep liquidation from pushing the market. Shares are Decimal8 mantissas.
 *
 * @param depthShare    the largest share of an instrument's visible depth that orders take per window; a value above 1
 *     relies on liquidity behind the visible depth.
 * @param depthWindowNs the length of the window, nanoseconds.
 * @param maxInSale     the largest notional in liquidation at once, by orders and auctions, in cash.
 * @param netOpposite   whether internal crossing of opposite closings comes first.
 */
public record ParticipationLimits(
    long depthShare,
    long depthWindowNs,
    long maxInSale,
    boolean netOpposite)
{
    long hash()
    {
        return StateHash.of(depthShare, depthWindowNs, maxInSale, netOpposite ? 1 : 0);
    }
}
