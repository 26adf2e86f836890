package softlanding.lab.cascade;

/**
 * What protection did in a crash, and what it left to liquidation.
 *
 * @param inTier      accounts that were ever in a tier.
 * @param touched     accounts with at least one order, of liquidation or of protection.
 * @param orders      protection orders that close.
 * @param hedges      orders that hedge or release a hedge.
 * @param filled      protection orders with a fill.
 * @param sales       sales that rested as a maker's.
 * @param salesFilled those of them that somebody took.
 * @param buys        purchases that rested as a maker's.
 * @param buysFilled  those of them that somebody took.
 */
public record ProtectionOutcome(
    int inTier,
    int touched,
    int orders,
    int hedges,
    int filled,
    int sales,
    int salesFilled,
    int buys,
    int buysFilled)
{
    /** Of a crash whose protection was not counted. */
    static final ProtectionOutcome NONE = new ProtectionOutcome(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Returns the share of the orders that rested which somebody took; 0 without such orders. */
    double shareFilledAsMaker()
    {
        return share(salesFilled + buysFilled, sales + buys);
    }

    /** Returns the share of the sales that rested which somebody took; 0 without such sales. */
    double shareOfSalesFilled()
    {
        return share(salesFilled, sales);
    }

    private static double share(final int part, final int whole)
    {
        return whole == 0 ? 0 : (double)part / whole;
    }
}
