package softlanding.workload.venue;

import softlanding.workload.market.Chain;
import softlanding.workload.market.Coin;
import softlanding.workload.market.Collateral;
import softlanding.workload.market.Strike;
import softlanding.workload.market.VenueMarket;

/**
 * Emits one tick of a seeded venue: every price, the smile and the liquidity of one expiry in rotation, and sometimes
 * client activity. The events are spread over the duration of the tick.
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
        emitPrices();
        settleExpired();
        emitForwards();
        emitSmile(chains[tick % chains.length]);
        emitRareMarks(tick);
        emitClients(tick);
        marks.timeAdvanced(nextNs());
    }

    private void emitPrices()
    {
        for (final Coin coin : Coin.values())
        {
            marks.spot(nextNs(), coin);
            marks.perpetual(nextNs(), coin);
            marks.collateral(nextNs(), Collateral.of(coin));
        }
        marks.collateral(nextNs(), Collateral.SOL);
    }

    private void settleExpired()
    {
        boolean anySettled = false;
        for (final Chain chain : chains)
        {
            if (!chain.isSettled() && chain.expiryNs() <= endNs)
            {
                timeNs = StrictMath.max(timeNs, chain.expiryNs());
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
                marks.forward(nextNs(), chain);
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
            marks.volatility(nextNs(), chain, strike);
            marks.liquidity(nextNs(), strike.call());
            marks.liquidity(nextNs(), strike.put());
        }
    }

    private void emitRareMarks(final int tick)
    {
        if (tick % chains.length == 0)
        {
            for (final Coin coin : Coin.values())
            {
                marks.liquidity(nextNs(), coin.perpetual());
            }
            marks.collateral(nextNs(), Collateral.USDT);
        }
        if (tick % TICKS_PER_FUNDING == 0)
        {
            for (final Coin coin : Coin.values())
            {
                marks.funding(nextNs(), coin);
            }
        }
        if (tick % TICKS_PER_STABLE_PRICE == 0)
        {
            marks.stable(nextNs());
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
