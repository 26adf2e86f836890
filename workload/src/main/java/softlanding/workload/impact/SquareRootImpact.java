package softlanding.workload.impact;

/**
 * The square-root law of market impact: a net sold volume Q moves the price by Y sigma sqrt(Q / V), where V is the
 * daily volume and sigma the daily volatility (Toth et al. 2011; for bitcoin Donier and Bonart 2015). Q is the sum over
 * all sellers, because the market sees only their total (Bucci et al., "Co-impact", 2020). The total fades with time: a
 * sale in many parts moves the price as far as the same sale at once.
 */
final class SquareRootImpact
{
    private final ImpactSettings settings;
    private final double dailyVolume;
    private double remembered;
    private long asOfNs;

    /**
     * Creates an impact without remembered trades.
     *
     * @param settings    of the law.
     * @param dailyVolume in coins, above zero.
     */
    SquareRootImpact(final ImpactSettings settings, final double dailyVolume)
    {
        this.settings = settings;
        this.dailyVolume = dailyVolume;
    }

    /**
     * Adds a trade that takes liquidity.
     *
     * @param coins signed; positive is bought.
     * @param nowNs in nanoseconds since the epoch, not before an earlier call.
     */
    void trade(final double coins, final long nowNs)
    {
        remembered = remembered(nowNs) + coins;
        asOfNs = nowNs;
    }

    /**
     * Calculates the remaining impact at a time.
     *
     * @param nowNs in nanoseconds since the epoch, not before the last trade.
     * @return factor of prices; below 1 after sales.
     */
    double factor(final long nowNs)
    {
        final double net = remembered(nowNs);
        final double move = settings.coefficient() * settings.dailyVolatility() *
            StrictMath.sqrt(StrictMath.abs(net) / dailyVolume);
        return StrictMath.exp(StrictMath.signum(net) * move);
    }

    private double remembered(final long nowNs)
    {
        return remembered == 0 ? 0 :
            remembered * StrictMath.exp(-(nowNs - asOfNs) / (double)settings.relaxationNs());
    }
}
