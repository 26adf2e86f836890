package softlanding.workload.impact;

/**
 * How far sales move a price.
 *
 * @param coefficient     Y of the square-root law, a pure number of order one.
 * @param dailyVolatility of the underlying, 0.04 = 4 % a day.
 * @param turnover        volume traded in a day, as a multiple of the delta that the clients hold at the start.
 * @param relaxationNs    time in which the memory of a sale falls to 37 %, nanoseconds.
 */
public record ImpactSettings(double coefficient, double dailyVolatility, double turnover, long relaxationNs)
{
    /** A coin on an ordinary day: Y = 1, 4 % a day, the open interest traded once, half a day of memory. */
    public static final ImpactSettings ORDINARY = new ImpactSettings(1, 0.04, 1, 43_200_000_000_000L);

    /** Checks that all are numbers above zero; a coefficient of 0 is a market that nothing moves. */
    public ImpactSettings
    {
        if (!(coefficient >= 0 && dailyVolatility > 0 && turnover > 0 && relaxationNs > 0))
        {
            throw new IllegalArgumentException(
                "must be 0 <= coefficient and all others above 0: coefficient=" + coefficient + " dailyVolatility=" +
                dailyVolatility + " turnover=" + turnover + " relaxationNs=" + relaxationNs);
        }
    }
}
