package softlanding.engine.pricing;

/**
 * Black-76: European options on a forward, one at a time.
 * <p>
 * Prices are in the currency of forward and strike, per unit of the underlying.
 */
public final class Black76
{
    private Black76()
    {
    }

    /**
     * The price: discount (F N(d1) - K N(d2)) for a call. Expired or with no volatility, the discounted intrinsic value.
     *
     * @param call       true for a call, false for a put.
     * @param forward    price of the forward, above zero.
     * @param strike     strike, above zero.
     * @param volatility per square root of a year; 0.5 is 50 %.
     * @param years      time to expiry in years of 365 days.
     * @param discount   value today of one paid at expiry.
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
        final double moneyness =
            BlackTerms.moneyness(DeterministicMath.log(forward), DeterministicMath.log(strike), deviation);
        final double value =
            BlackTerms.outOfTheMoney(forward, strike, moneyness, deviation, density(moneyness, deviation));
        return discount * (value + BlackTerms.positivePart(call ? forward - strike : strike - forward));
    }

    private static double density(final double moneyness, final double deviation)
    {
        final double exponent = BlackTerms.exponent(moneyness, deviation);
        final double rounded = DeterministicMath.roundedToPowerOfTwo(exponent);
        return BlackTerms.density(
            DeterministicMath.remainder(exponent, rounded), DeterministicMath.powerOfTwo(rounded));
    }
}
