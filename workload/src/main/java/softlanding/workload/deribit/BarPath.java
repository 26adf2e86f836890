package softlanding.workload.deribit;

/**
 * The assumed path of a price through a bar: from the first price to one extreme, to the other, then to the last price.
 * The shorter of the two orders is used, so a rising bar has its low first. Time passes in proportion to the length of
 * the path.
 */
final class BarPath
{
    /**
     * Size of one step as a share of the price. An account whose requirement is 15 % of its delta loses less in such a
     * step than the 2 % between two tiers.
     */
    private static final double STEP = 0.0025;

    private final boolean isLowFirst;
    private final double firstShare;
    private final double lastShare;
    private final int steps;

    private BarPath(final Bar lead)
    {
        isLowFirst = lead.close() >= lead.open();
        final double first = StrictMath.abs(lead.open() - corner(lead, isLowFirst));
        final double last = StrictMath.abs(lead.close() - corner(lead, !isLowFirst));
        final double length = first + (lead.high() - lead.low()) + last;
        firstShare = length > 0 ? first / length : 0;
        lastShare = length > 0 ? last / length : 0;
        steps = StrictMath.max(1, (int)StrictMath.ceil(length / (lead.open() * STEP)));
    }

    /**
     * Returns the path of a coin's bars that close together. The bar that gives the spot leads, so that spot and
     * perpetual move together.
     */
    static BarPath of(final Bar lead)
    {
        return new BarPath(lead);
    }

    /** Returns the number of steps of the path, at least 1. */
    int steps()
    {
        return steps;
    }

    /**
     * Returns the price of a bar on this path.
     *
     * @param bar   leading bar, or another of the same time.
     * @param share completed share of the path, 0 to 1.
     * @return price in USD; the close at a share of 1.
     */
    double at(final Bar bar, final double share)
    {
        final double first = corner(bar, isLowFirst);
        final double second = corner(bar, !isLowFirst);
        if (share < firstShare)
        {
            return between(bar.open(), first, share / firstShare);
        }
        if (share <= 1 - lastShare)
        {
            final double middle = 1 - firstShare - lastShare;
            return middle > 0 ? between(first, second, (share - firstShare) / middle) : second;
        }
        return between(second, bar.close(), (share - (1 - lastShare)) / lastShare);
    }

    private static double corner(final Bar bar, final boolean isLow)
    {
        return isLow ? bar.low() : bar.high();
    }

    private static double between(final double from, final double to, final double share)
    {
        return from + (to - from) * share;
    }
}
