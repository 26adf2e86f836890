package softlanding.engine.guard;

import softlanding.engine.liquidation.GuardLimits;
import softlanding.engine.liquidation.Liquidator;
import softlanding.engine.state.StateHash;

/**
 * Begins no liquidation while the input lags: prices that are applied late are no prices to sell at. Once the input has
 * caught up, the accounts in a tier are judged on the prices of then.
 */
public final class LagGuard
{
    private final Liquidator liquidator;
    private final GuardListener listener;
    private long maxLagNs = Long.MAX_VALUE;
    private long lagNs;
    private boolean frozen;

    public LagGuard(final Liquidator liquidator, final GuardListener listener)
    {
        this.liquidator = liquidator;
        this.listener = listener;
    }

    /** Another limit, which holds for the lag there is. */
    public void setLimits(final GuardLimits limits)
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
            liquidator.freeze(lags);
            listener.onLiquidationsFrozen(lags, lagNs);
        }
    }

    public long hash()
    {
        return StateHash.term(621, 0, lagNs);
    }
}
