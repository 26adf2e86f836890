package softlanding.workload.impact;

/**
 * The square-root law of market impact: a net volume Q that is sold moves the price by Y sigma sqrt(Q / V), V the daily
 * volume and sigma the daily volatility (Toth et al. 2011; for bitcoin Donier and Bonart 2015). Q is the sum over all
 * sellers, as the market sees only what they sell together (Bucci et al., "Co-impact", 2020), and is remembered as a
 * whole, fading with time: a sale in many parts moves the price as far as the same sale at once.
 */
final class SquareRootImpact
{
    private final ImpactSettings settings;
    private final double dailyVolume;
    private double remembered;
    private long asOfNs;

    /**
     * Begins with no trades remembered.
     *
     * @param settings    of the law.
     * @param dailyVolume coins, above zero.
     */
    SquareRootImpact(final ImpactSettings settings, final double dailyVolume)
    {
        this.settings = settings;
        this.dailyVolume = dailyVolume;
    }

    /**
     * A trade that takes liquidity.
     *
     * @param coins signed: positive is bought.
     * @param nowNs nanoseconds since the epoch, never before an earlier call's.
     */
    void trade(final double coins, final long nowNs)
    {
        remembered = remembered(nowNs) + coins;
        asOfNs = nowNs;
    }

    /**
     * Calculates the impact that is left at a time.
     *
     * @param nowNs nanoseconds since the epoch, never before that of the last trade.
     * @return what prices are multiplied by: below 1 after sales.
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
