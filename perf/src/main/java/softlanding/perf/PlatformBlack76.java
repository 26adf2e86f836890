package softlanding.perf;

/** Black-76 in its common form: {@link Math} and a rational approximation of the normal distribution. */
final class PlatformBlack76
{
    private static final double ROOT_TWO_PI = Math.sqrt(2.0 * Math.PI);

    private PlatformBlack76()
    {
    }

    static double price(
        final boolean call,
        final double forward,
        final double strike,
        final double volatility,
        final double years,
        final double discount)
    {
        final double deviation = volatility * Math.sqrt(years);
        final double d1 = Math.log(forward / strike) / deviation + 0.5 * deviation;
        final double d2 = d1 - deviation;
        final double sign = call ? 1.0 : -1.0;
        return sign * discount * (forward * cumulative(sign * d1) - strike * cumulative(sign * d2));
    }

    /**
     * Returns the normal distribution function by Abramowitz and Stegun 26.2.17, the cheapest common approximation;
     * absolute error 7.5e-8.
     */
    private static double cumulative(final double x)
    {
        final double t = 1.0 / (1.0 + 0.2316419 * Math.abs(x));
        final double polynomial = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937
            + t * (-1.821255978 + t * 1.330274429))));
        final double tail = Math.exp(-0.5 * x * x) / ROOT_TWO_PI * polynomial;
        return x < 0.0 ? tail : 1.0 - tail;
    }
}
