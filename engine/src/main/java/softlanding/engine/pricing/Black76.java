package softlanding.engine.pricing;

/**
 * Computes Black-76: price and Greeks of European options on a forward, one at a time. <p> Prices are in the currency
 * of forward and strike, per unit of the underlying. With D the discount, T the years to expiry, v = sigma sqrt(T) and
 * d1 = ln(F / K) / v + v / 2, a call is worth D (F N(d1) - K N(d1 - v)). An option that is expired or without
 * volatility is worth its discounted intrinsic value; its delta is then D in the money, D / 2 at the money and 0 out of
 * it (negative for a put), and its gamma and vega are 0. Each Greek holds all other inputs fixed, so delta is not
 * premium-adjusted. Forward and strike must be positive normal numbers. No method returns NaN for finite arguments.
 */
public final class Black76
{
    private Black76()
    {
    }

    /**
     * Returns the price.
     *
     * @param call       true for a call, false for a put.
     * @param forward    price of the forward, above zero.
     * @param strike     strike, above zero.
     * @param volatility per square root of a year; 0.5 is 50 %.
     * @param years      time to expiry in years of 365 days.
     * @param discount   value today of one paid at expiry, exp(-max(rate, 0) T).
     * @return the price, never negative, zero in the far wings.
     */
    public static double price(
        final boolean call,
        final double forward,
        final double strike,
        final double volatility,
        final double years,
        final double discount)
    {
        final double deviation = BlackTerms.deviation(volatility, BlackTerms.rootYears(years));
        final double moneyness = moneyness(forward, strike, deviation);
        final double density = density(BlackTerms.d1(moneyness, deviation));
        final double value = outOfTheMoney(forward, strike, moneyness, deviation, density);
        return discount * (value + BlackTerms.intrinsic(sign(call), forward, strike));
    }

    /**
     * Delta D N(d1), or -D N(-d1) for a put: change of price per 1 of the forward.
     *
     * @param call       true for a call, false for a put.
     * @param forward    price of the forward, above zero.
     * @param strike     strike, above zero.
     * @param volatility per square root of a year.
     * @param years      time to expiry in years of 365 days.
     * @param discount   value today of one paid at expiry.
     * @return delta, 0 to D for a call, -D to 0 for a put.
     */
    public static double delta(
        final boolean call,
        final double forward,
        final double strike,
        final double volatility,
        final double years,
        final double discount)
    {
        final double deviation = BlackTerms.deviation(volatility, BlackTerms.rootYears(years));
        final double d1 = BlackTerms.d1(moneyness(forward, strike, deviation), deviation);
        final double distance = BlackTerms.distance(d1);
        final double tail = BlackTerms.tail(density(d1),
            NormalDistribution.millsNumerator(distance), NormalDistribution.millsDenominator(distance));
        return BlackTerms.delta(sign(call), discount, d1, tail);
    }

    /**
     * Gamma D phi(d1) / (F v): change of delta per 1 of the forward, the same for call and put.
     *
     * @param forward    price of the forward, above zero.
     * @param strike     strike, above zero.
     * @param volatility per square root of a year.
     * @param years      time to expiry in years of 365 days.
     * @param discount   value today of one paid at expiry.
     * @return gamma, never negative.
     */
    public static double gamma(
        final double forward,
        final double strike,
        final double volatility,
        final double years,
        final double discount)
    {
        final double deviation = BlackTerms.deviation(volatility, BlackTerms.rootYears(years));
        final double d1 = BlackTerms.d1(moneyness(forward, strike, deviation), deviation);
        return BlackTerms.gamma(forward, deviation, discount * density(d1));
    }

    /**
     * Vega D F phi(d1) sqrt(T): change of price per 1.00 of volatility, the same for call and put.
     *
     * @param forward    price of the forward, above zero.
     * @param strike     strike, above zero.
     * @param volatility per square root of a year.
     * @param years      time to expiry in years of 365 days.
     * @param discount   value today of one paid at expiry.
     * @return vega, never negative.
     */
    public static double vega(
        final double forward,
        final double strike,
        final double volatility,
        final double years,
        final double discount)
    {
        final double rootYears = BlackTerms.rootYears(years);
        final double deviation = BlackTerms.deviation(volatility, rootYears);
        final double d1 = BlackTerms.d1(moneyness(forward, strike, deviation), deviation);
        return BlackTerms.vega(forward, rootYears, discount * density(d1));
    }

    /**
     * Theta (max(rate, 0) V - D F phi(d1) sigma / (2 sqrt(T))) / 365: change of price V per day that passes, with the
     * forward, the volatility and the rate as they are. Zero once expired.
     *
     * @param call       true for a call, false for a put.
     * @param forward    price of the forward, above zero.
     * @param strike     strike, above zero.
     * @param volatility per square root of a year.
     * @param years      time to expiry in years of 365 days.
     * @param discount   value today of one paid at expiry, exp(-max(rate, 0) T).
     * @param rate       interest rate per year, continuously compounded; below zero counts as zero.
     * @return theta per day.
     */
    public static double theta(
        final boolean call,
        final double forward,
        final double strike,
        final double volatility,
        final double years,
        final double discount,
        final double rate)
    {
        final double price = price(call, forward, strike, volatility, years, discount);
        final double vega = vega(forward, strike, volatility, years, discount);
        return BlackTerms.theta(price, vega, volatility, years, BlackTerms.rootYears(years), rate);
    }

    private static double sign(final boolean call)
    {
        return call ? 1.0 : -1.0;
    }

    private static double moneyness(final double forward, final double strike, final double deviation)
    {
        return BlackTerms.moneyness(DeterministicMath.log(forward), DeterministicMath.log(strike), deviation);
    }

    private static double density(final double d1)
    {
        final double exponent = BlackTerms.exponent(d1);
        final double rounded = DeterministicMath.roundedToPowerOfTwo(exponent);
        return BlackTerms.density(
            DeterministicMath.remainder(exponent, rounded), DeterministicMath.powerOfTwo(rounded));
    }

    private static double outOfTheMoney(
        final double forward,
        final double strike,
        final double moneyness,
        final double deviation,
        final double density)
    {
        final double distance = BlackTerms.distance(moneyness);
        final double a = BlackTerms.near(distance, deviation);
        final double near = Math.abs(a);
        final double far = BlackTerms.far(distance, deviation);
        final double inside = BlackTerms.isNegative(a);
        final double difference = BlackTerms.millsDifference(inside,
            NormalDistribution.millsNumerator(near), NormalDistribution.millsDenominator(near),
            NormalDistribution.millsNumerator(far), NormalDistribution.millsDenominator(far));
        return BlackTerms.outOfTheMoney(forward, strike, density, inside, difference);
    }
}
