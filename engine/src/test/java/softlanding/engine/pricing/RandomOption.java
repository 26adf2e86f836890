package softlanding.engine.pricing;

/** An option and its market, drawn from a seed with exactly specified arithmetic. */
record RandomOption(
    boolean call, double forward, double strike, double volatility, double years, double discount, double rate)
{
    double price()
    {
        return Black76.price(call, forward, strike, volatility, years, discount);
    }

    double delta()
    {
        return Black76.delta(call, forward, strike, volatility, years, discount);
    }

    double gamma()
    {
        return Black76.gamma(forward, strike, volatility, years, discount);
    }

    double vega()
    {
        return Black76.vega(forward, strike, volatility, years, discount);
    }

    double theta()
    {
        return Black76.theta(call, forward, strike, volatility, years, discount, rate);
    }

    /** Draws options: first one of a live market, then one from the far ends, by turns. */
    static final class Source
    {
        private long state;
        private boolean extreme;

        Source(final long seed)
        {
            state = seed;
        }

        RandomOption next()
        {
            extreme = !extreme;
            return extreme ? extreme() : usual();
        }

        /** Moneyness 0.5 to 2, volatility 8 to 250 %, a day to four years. */
        RandomOption usual()
        {
            final double forward = 1000.0 * scaled(0, 7);
            return of(forward, forward * scaled(-1, 1), scaled(-3, 1) * 0.625, scaled(-8, 2));
        }

        /** Moneyness 1e-6 to 1e6, volatility 1 to 500 %, a second to four years. */
        RandomOption extreme()
        {
            final double forward = scaled(-10, 20);
            return of(forward, forward * scaled(-20, 20), scaled(0, 9) * 0.01, scaled(-25, 2));
        }

        /** Uniform from 0 to below 1. */
        double unit()
        {
            return (nextLong() >>> 11) * 0x1p-53;
        }

        /** From 2^low to below 2^high, each power of two as likely as the next. */
        double scaled(final int low, final int high)
        {
            final int power = low + (int)Long.remainderUnsigned(nextLong(), high - low);
            return Math.scalb(1.0 + unit(), power);
        }

        private RandomOption of(final double forward, final double strike, final double volatility, final double years)
        {
            final double rate = 0.1 * unit();
            return new RandomOption(
                nextLong() < 0, forward, strike, volatility, years, DeterministicMath.exp(-rate * years), rate);
        }

        private long nextLong()
        {
            state += 0x9e3779b97f4a7c15L;
            long z = state;
            z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
            z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
            return z ^ (z >>> 31);
        }
    }
}
