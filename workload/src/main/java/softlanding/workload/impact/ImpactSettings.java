package softlanding.workload.impact;

/**
 * How far sales move a price.
 *
 * <p>Only coefficient · dailyVolatility / sqrt(turnover) counts. It hardly changes in a crash: on 5 and 6 February
 * 2026 bitcoin moved 7 % a day instead of 4, on three times the volume.
 *
 * @param coefficient     Y of the square-root law, a pure number of order one.
 * @param dailyVolatility of the underlying, 0.04 = 4 % a day.
 * @param turnover        volume traded in a day, as a multiple of the delta that the clients hold at the start.
 * @param relaxationNs    time in which the memory of a sale falls to 37 %, nanoseconds.
 */
public record ImpactSettings(double coefficient, double dailyVolatility, double turnover, long relaxationNs)
{
    /**
     * In what time the memory of a sale falls to 37 %, nanoseconds (29.6 hours): so that of the impact, its root, two
     * thirds are left after a day. As measured by Bucci, Benzaquen, Lillo and Bouchaud, "Slow decay of impact in equity
     * markets", 2019, who find half of that still there after 50 days; Donier and Bonart find none in bitcoin.
     */
    public static final long TWO_THIRDS_AFTER_A_DAY_NS = (long)(86_400e9 / (2 * StrictMath.log(1.5)));

    /** A coin: Y = 1, 4 % a day, the open interest traded once, two thirds of the impact left after a day. */
    public static final ImpactSettings ORDINARY = new ImpactSettings(1, 0.04, 1, TWO_THIRDS_AFTER_A_DAY_NS);

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
