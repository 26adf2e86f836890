package softlanding.workload.venue;

import softlanding.workload.SeededRandom;
import softlanding.workload.market.Coin;

/**
 * Spot prices and market stress by tick. Log prices revert to a drift, which falls in the crash and then recovers half
 * of the fall; or that swings. Stress rises with the fall and fades after it.
 */
final class PricePath
{
    /** Reversions per crash. A short crash needs a stronger pull to reach its bottom. */
    private static final double REVERSIONS_PER_CRASH = 20;
    private static final double NOISE = 0.00025;
    private static final double CORRELATION = 0.85;
    private static final double DRIFT_PER_TICK = 1e-6;
    private static final double RECOVERED_SHARE = 0.5;
    private static final double REST_SHARE = 0.25;

    private final VenueSettings settings;
    private final SeededRandom random;
    private final double reversion;
    private final Walk bitcoin = new Walk(95_000, 1);
    private final Walk ether = new Walk(3_300, 1.1);
    private int tick;

    PricePath(final VenueSettings settings, final SeededRandom random)
    {
        this.settings = settings;
        this.random = random;
        reversion = StrictMath.min(1, REVERSIONS_PER_CRASH / settings.crashTicks());
    }

    /** Advances by one tick. */
    void advance()
    {
        tick++;
        final double common = random.nextGaussian();
        for (final Coin coin : Coin.values())
        {
            final Walk walk = walk(coin);
            final double own = StrictMath.sqrt(1 - CORRELATION * CORRELATION) * random.nextGaussian();
            final double target = DRIFT_PER_TICK * tick + walk.beta * StrictMath.log(1 - settings.crashSize()) * fall();
            walk.logMove += reversion * (target - walk.logMove) + NOISE * (1 + 3 * stress()) *
                (CORRELATION * common + own);
        }
    }

    /** Returns the spot in cash per coin. */
    double spot(final Coin coin)
    {
        return walk(coin).start * relative(coin);
    }

    /** Returns the price divided by the initial price. */
    double relative(final Coin coin)
    {
        return StrictMath.exp(walk(coin).logMove);
    }

    private Walk walk(final Coin coin)
    {
        return switch (coin)
        {
            case BTC -> bitcoin;
            case ETH -> ether;
        };
    }

    /** Returns the stress: 0 = calm, 1 = the bottom of the crash. A venue without a crash is always calm. */
    double stress()
    {
        if (settings.crashSize() == 0)
        {
            return 0;
        }
        if (settings.swings() > 0)
        {
            return fall();
        }
        final int since = tick - settings.crashStart();
        if (since <= 0)
        {
            return 0;
        }
        if (since <= settings.crashTicks())
        {
            return since / (double)settings.crashTicks();
        }
        return StrictMath.exp(-(since - settings.crashTicks()) / (1.0 + settings.crashTicks()));
    }

    /**
     * Returns the completed share of the crash in the drift: 0 before the crash, 1 at the bottom and for some time,
     * then one half. In a market that swings it goes from 0 to 1 and back several times.
     */
    private double fall()
    {
        final double since = (tick - settings.crashStart()) / (double)settings.crashTicks();
        if (since <= 0)
        {
            return 0;
        }
        if (settings.swings() > 0)
        {
            final double phase = since % 2;
            return since >= 2 * settings.swings() ? 0 : StrictMath.min(phase, 2 - phase);
        }
        if (since <= 1 + REST_SHARE)
        {
            return StrictMath.min(1, since);
        }
        return 1 - RECOVERED_SHARE * StrictMath.min(1, (since - 1 - REST_SHARE) / 2);
    }

    /** The way of the price of one coin. */
    private static final class Walk
    {
        private final double start;
        /** Share of a common fall that the coin takes. */
        private final double beta;
        private double logMove;

        Walk(final double start, final double beta)
        {
            this.start = start;
            this.beta = beta;
        }
    }
}
