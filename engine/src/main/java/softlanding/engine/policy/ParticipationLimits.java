package softlanding.engine.policy;

import softlanding.engine.state.StateHash;

/**
 * How little a liquidation may push the market; Decimal8 mantissas.
 *
 * @param depthShare most of an instrument's visible depth taken per window; above 1 counts on what is behind it.
 * @param depthWindowNs that window.
 * @param maxInSale most notional in sale at once, by orders and auctions, in cash.
 * @param netOpposite whether opposite closings are given to each other first.
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
