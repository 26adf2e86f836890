package softlanding.workload.book;

/**
 * The liquidity of an instrument.
 *
 * @param halfSpread in cash per coin.
 * @param depth      contracts visible near the touch.
 */
public record SpreadAndDepth(double halfSpread, double depth)
{
    private static final double SPREAD_ON_STRESS = 3;
    private static final double DEPTH_ON_STRESS = -0.75;

    /**
     * Returns the liquidity that a seeded venue publishes.
     *
     * @param isOption   true for an option, false for a perpetual.
     * @param mark       in cash per coin.
     * @param spot       in cash per coin.
     * @param sizeFactor number of contracts comparable to one bitcoin contract.
     * @param stress     0 in a calm market, up to 1.
     * @return spread and depth, not rounded.
     */
    public static SpreadAndDepth of(
        final boolean isOption, final double mark, final double spot, final double sizeFactor, final double stress)
    {
        final double calmSpread = isOption ? 0.006 * mark + 0.00002 * spot : 0.0001 * spot;
        final double calmDepth = (isOption ? 40 : 120) * sizeFactor;
        return new SpreadAndDepth(
            calmSpread * (1 + SPREAD_ON_STRESS * stress), calmDepth * (1 + DEPTH_ON_STRESS * stress));
    }
}
