package softlanding.workload.venue;

/**
 * The volatility by strike and expiry: an SSVI surface (Gatheral and Jacquier, 2014) with a square-root slope. Its
 * parameters stay in the range without butterfly arbitrage, so call prices fall and put prices rise with the strike.
 * Total variance w(k) = theta/2 (1 + rho phi k + sqrt((phi k + rho)^2 + 1 - rho^2)), phi = eta / sqrt(theta (1 +
 * theta)).
 */
public final class Smile
{
    private static final double LONG_RUN_VOLATILITY = 0.55;
    private static final double REVERSION_PER_YEAR = 4;
    private static final double ETA = 1.2;

    private Smile()
    {
    }

    /**
     * Returns the volatility at the money, from the mean of a variance that reverts from its present to its long-run
     * level.
     *
     * @param present instantaneous volatility, annual.
     * @param years   to expiry.
     * @return annual volatility.
     */
    public static double atTheMoney(final double present, final double years)
    {
        final double decay = REVERSION_PER_YEAR * years;
        final double share = decay < 1e-9 ? 1 : -StrictMath.expm1(-decay) / decay;
        final double longRun = LONG_RUN_VOLATILITY * LONG_RUN_VOLATILITY;
        return StrictMath.sqrt(longRun + (present * present - longRun) * share);
    }

    /**
     * Returns the volatility of a strike.
     *
     * @param atTheMoney volatility at the money, annual.
     * @param skew       rho, -0.6 to 0; a lower value makes low strikes more expensive.
     * @param moneyness  ln(strike / forward).
     * @param years      to expiry, positive.
     * @return annual volatility.
     */
    public static double volatility(
        final double atTheMoney, final double skew, final double moneyness, final double years)
    {
        assert ETA * (1 - skew) <= 2 : "butterflies would be worth less than nothing: skew=" + skew;
        final double theta = atTheMoney * atTheMoney * years;
        final double slope = ETA / StrictMath.sqrt(theta * (1 + theta)) * moneyness;
        final double root = StrictMath.sqrt((slope + skew) * (slope + skew) + 1 - skew * skew);
        return StrictMath.sqrt(theta / 2 * (1 + skew * slope + root) / years);
    }
}
