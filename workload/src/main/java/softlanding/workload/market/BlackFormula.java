package softlanding.workload.market;

/**
 * Black-76 in plain doubles on StrictMath. It is slow, simple, gives the same bits on every machine, and is independent
 * of the engine's formula.
 */
public final class BlackFormula
{
    private static final double FAR_TAIL = 9;
    private static final double INVERSE_SQRT_2PI = 0.3989422804014327;

    private BlackFormula()
    {
    }

    /**
     * Returns the value of a European option on a forward: D (F N(d1) - K N(d2)) for a call, D (K N(-d2) - F N(-d1))
     * for a put.
     *
     * @param isCall     true for a call, false for a put.
     * @param forward    of the expiry, cash per coin.
     * @param strike     cash per coin.
     * @param volatility annual, 0.5 = 50 %.
     * @param years      to expiry; at 0 or below the option is worth its intrinsic value.
     * @param rate       annual, continuously compounded; counts as 0 when negative.
     * @return cash per coin, not negative.
     */
    public static double price(
        final boolean isCall,
        final double forward,
        final double strike,
        final double volatility,
        final double years,
        final double rate)
    {
        final double sign = isCall ? 1 : -1;
        final double discount = discount(rate, years);
        if (years <= 0 || volatility <= 0)
        {
            return discount * StrictMath.max(0, sign * (forward - strike));
        }
        final double deviation = volatility * StrictMath.sqrt(years);
        final double d1 = StrictMath.log(forward / strike) / deviation + deviation / 2;
        final double d2 = d1 - deviation;
        return discount * StrictMath.max(0, sign * (forward * normal(sign * d1) - strike * normal(sign * d2)));
    }

    /**
     * Returns the gain in cash when the forward rises by 1 cash.
     *
     * @param isCall     true for a call, false for a put.
     * @param forward    cash per coin.
     * @param strike     cash per coin.
     * @param volatility annual.
     * @param years      to expiry.
     * @return undiscounted delta, 0 to 1 for a call, -1 to 0 for a put.
     */
    public static double delta(
        final boolean isCall, final double forward, final double strike, final double volatility, final double years)
    {
        if (years <= 0 || volatility <= 0)
        {
            return isCall ? (forward > strike ? 1 : 0) : (forward < strike ? -1 : 0);
        }
        final double deviation = volatility * StrictMath.sqrt(years);
        final double d1 = StrictMath.log(forward / strike) / deviation + deviation / 2;
        return isCall ? normal(d1) : normal(d1) - 1;
    }

    /**
     * Discount factor exp(-max(rate, 0) years).
     *
     * @param rate  annual, continuously compounded.
     * @param years to payment.
     * @return 0 to 1.
     */
    public static double discount(final double rate, final double years)
    {
        return StrictMath.exp(-StrictMath.max(rate, 0) * StrictMath.max(years, 0));
    }

    /**
     * Normal distribution function: 1/2 + phi(x) (x + x^3/3 + x^5/(3 5) + ...), Marsaglia 2004; exact to about
     * 1e-16.
     */
    static double normal(final double x)
    {
        if (!(StrictMath.abs(x) <= FAR_TAIL))
        {
            return Double.isNaN(x) ? x : x > 0 ? 1 : 0;
        }
        double sum = x;
        double term = x;
        double last = 0;
        for (int odd = 3; sum != last; odd += 2)
        {
            last = sum;
            term *= x * x / odd;
            sum += term;
        }
        return 0.5 + sum * INVERSE_SQRT_2PI * StrictMath.exp(-x * x / 2);
    }
}
