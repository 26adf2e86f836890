package softlanding.workload.impact;

/**
 * The parameters of price impact.
 *
 * <p>Only coefficient · dailyVolatility / sqrt(turnover) matters. It hardly changes in a crash: on 5 and 6 February
 * 2026 bitcoin moved 7 % a day instead of 4 % on three times the volume.
 *
 * @param coefficient     Y of the square-root law, a dimensionless number of order one.
 * @param dailyVolatility of the underlying, 0.04 = 4 % a day.
 * @param turnover        daily volume as a multiple of the clients' initial delta.
 * @param relaxationNs    time in which the remembered volume falls to 37 %, in nanoseconds.
 */
public record ImpactSettings(double coefficient, double dailyVolatility, double turnover, long relaxationNs)
{
    /**
     * Time in which the remembered volume falls to 37 %, in nanoseconds (29.6 hours). The impact is its root, so two
     * thirds of the impact remain after a day. Measured by Bucci, Benzaquen, Lillo and Bouchaud, "Slow decay of impact
     * in equity markets", 2019, who find half of that still present after 50 days. Donier and Bonart find none in
     * bitcoin.
     */
    public static final long TWO_THIRDS_AFTER_A_DAY_NS = (long)(86_400e9 / (2 * StrictMath.log(1.5)));

    /** A coin with Y = 1, 4 % a day, a daily volume of the open interest, and two thirds of the impact after a day. */
    public static final ImpactSettings ORDINARY = new ImpactSettings(1, 0.04, 1, TWO_THIRDS_AFTER_A_DAY_NS);

    /** Checks that all values are above zero. A coefficient of 0 is allowed and means no impact. */
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
