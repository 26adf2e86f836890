package softlanding.engine.feed;

import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.policy.FeedGuardLimits;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;

/**
 * Begins no liquidation while the input lags: prices that are applied late are no prices to sell at. Once the input has
 * caught up, the accounts in a tier are judged on the prices of then.
 */
public final class LagFreeze
{
    private final LiquidationEngine liquidation;
    private final FeedListener listener;
    private long maxLagNs = Long.MAX_VALUE;
    private long lagNs;
    private boolean frozen;

    /** Judges lag by the limits in the liquidator's policy; the listener receives each change. */
    public LagFreeze(final LiquidationEngine liquidation, final FeedListener listener)
    {
        this.liquidation = liquidation;
        this.listener = listener;
    }

    /** Another limit, which holds for the lag there is. */
    public void setLimits(final FeedGuardLimits limits)
    {
        maxLagNs = limits.maxLagNs();
        decide();
    }

    /** How far the input is behind now. */
    public void onLag(final long newLagNs)
    {
        lagNs = newLagNs;
        decide();
    }

    private void decide()
    {
        final boolean lags = lagNs > maxLagNs;
        if (lags != frozen)
        {
            frozen = lags;
            liquidation.freeze(lags);
            listener.onLiquidationsFrozen(lags, lagNs);
        }
    }

    /** Hash of the lag; equal lags have equal hashes. */
    public long hash()
    {
        return StateHash.term(StateOwner.INPUT_LAG, 0, lagNs);
    }
}
