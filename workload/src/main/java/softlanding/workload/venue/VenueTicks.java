package softlanding.workload.venue;

import softlanding.workload.market.Chain;
import softlanding.workload.market.Coin;
import softlanding.workload.market.Collateral;
import softlanding.workload.market.Strike;
import softlanding.workload.market.VenueMarket;

/**
 * Emits one tick of a seeded venue: every price, the smile and the liquidity of one expiry in rotation, and sometimes
 * client activity. The marks of the tick are one update with one time; clients act in the rest of the tick.
 */
final class VenueTicks
{
    private static final int STEPS_PER_TICK = 256;
    private static final int TICKS_PER_FUNDING = 100;
    private static final int TICKS_PER_STABLE_PRICE = 100;
    private static final int TICKS_PER_ORDER = 3;
    private static final int TICKS_PER_TRADE = 4;
    private static final int TICKS_PER_REPORT = 5;

    private final PricePath path;
    private final VenueMarks marks;
    private final ClientActivity clients;
    private final Chain[] chains;
    private long timeNs;
    private long endNs;
    private long stepNs;

    VenueTicks(final VenueMarket market, final PricePath path, final VenueMarks marks, final ClientActivity clients)
    {
        this.path = path;
        this.marks = marks;
        this.clients = clients;
        chains = market.chains().toArray(new Chain[0]);
    }

    void emit(final int tick, final long startNs, final long lengthNs)
    {
        timeNs = startNs;
        endNs = startNs + lengthNs - 1;
        stepNs = lengthNs / STEPS_PER_TICK;
        path.advance();
        final long nowNs = nextNs();
        timeNs = StrictMath.max(nowNs, latestExpiryNs());
        marks.beginUpdate();
        emitPrices();
        settleExpired();
        emitForwards();
        emitSmile(chains[tick % chains.length]);
        emitRareMarks(tick);
        marks.endUpdate();
        emitClients(tick);
        marks.timeAdvanced(nextNs());
    }

    private void emitPrices()
    {
        for (final Coin coin : Coin.values())
        {
            marks.spot(timeNs, coin);
            marks.perpetual(timeNs, coin);
            marks.collateral(timeNs, Collateral.of(coin));
        }
        marks.collateral(timeNs, Collateral.SOL);
    }

    /** Returns the last expiry that passes in this tick, or 0: the marks of the tick are taken then. */
    private long latestExpiryNs()
    {
        long latestNs = 0;
        for (final Chain chain : chains)
        {
            if (!chain.isSettled() && chain.expiryNs() <= endNs)
            {
                latestNs = StrictMath.max(latestNs, chain.expiryNs());
            }
        }
        return latestNs;
    }

    private void settleExpired()
    {
        boolean anySettled = false;
        for (final Chain chain : chains)
        {
            if (!chain.isSettled() && chain.expiryNs() <= endNs)
            {
                marks.settle(timeNs, chain);
                anySettled = true;
            }
        }
        if (anySettled)
        {
            clients.expiriesChanged();
        }
    }

    private void emitForwards()
    {
        for (final Chain chain : chains)
        {
            if (!chain.isSettled())
            {
                marks.forward(timeNs, chain);
            }
        }
    }

    private void emitSmile(final Chain chain)
    {
        if (chain.isSettled())
        {
            return;
        }
        for (final Strike strike : chain.strikes())
        {
            marks.volatility(timeNs, chain, strike);
            marks.liquidity(timeNs, strike.call());
            marks.liquidity(timeNs, strike.put());
        }
    }

    private void emitRareMarks(final int tick)
    {
        if (tick % chains.length == 0)
        {
            for (final Coin coin : Coin.values())
            {
                marks.liquidity(timeNs, coin.perpetual());
            }
            marks.collateral(timeNs, Collateral.USDT);
        }
        if (tick % TICKS_PER_FUNDING == 0)
        {
            for (final Coin coin : Coin.values())
            {
                marks.funding(timeNs, coin);
            }
        }
        if (tick % TICKS_PER_STABLE_PRICE == 0)
        {
            marks.stable(timeNs);
        }
    }

    private void emitClients(final int tick)
    {
        if (tick % TICKS_PER_TRADE == 0)
        {
            clients.trade(nextNs());
        }
        if (tick % TICKS_PER_ORDER == 0)
        {
            clients.askForOrder(nextNs());
        }
        if (tick % TICKS_PER_REPORT == 0)
        {
            clients.askForReport(nextNs());
        }
    }

    private long nextNs()
    {
        timeNs = StrictMath.min(endNs, timeNs + stepNs);
        return timeNs;
    }
}
