package softlanding.engine.feed;

import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.policy.FeedGuardLimits;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/**
 * Freezes new liquidations while the input lags, because prices that are applied late are no prices to sell at. Once
 * the input has caught up, the accounts in a tier are evaluated at the current prices.
 */
public final class LagFreeze
{
    private final LiquidationEngine liquidation;
    private final FeedListener listener;
    private long maxLagNs = Long.MAX_VALUE;
    private long lagNs;
    private boolean frozen;

    /** Compares the lag with the limits in the liquidation policy; the listener receives each change. */
    public LagFreeze(final LiquidationEngine liquidation, final FeedListener listener)
    {
        this.liquidation = liquidation;
        this.listener = listener;
    }

    /** Sets new limits, which also apply to the present lag. */
    public void setLimits(final FeedGuardLimits limits)
    {
        maxLagNs = limits.maxLagNs();
        decide();
    }

    /** Returns whether new liquidations are frozen. */
    public boolean isFrozen()
    {
        return frozen;
    }

    /** Records the present lag of the input in nanoseconds. */
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
            listener.onLiquidationFreezeChanged(lags, lagNs);
        }
    }

    /** Returns the hash of the lag; equal lags have equal hashes. */
    public long hash()
    {
        return StateHash.term(StateOwner.INPUT_LAG, 0, lagNs);
    }

    /** Copies the lag and whether liquidation is frozen; nothing is reported. */
    public void copyState(final StateCopy copy)
    {
        maxLagNs = copy.value(StateOwner.INPUT_LAG, maxLagNs);
        lagNs = copy.value(StateOwner.INPUT_LAG, lagNs);
        frozen = copy.flag(StateOwner.INPUT_LAG, frozen);
    }
}
