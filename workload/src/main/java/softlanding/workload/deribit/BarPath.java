package softlanding.workload.deribit;

/**
 * The way a price took through a bar, as far as the bar tells: from the first price to one extreme, to the other, to
 * the last price, the shorter of the two ways. So a rising bar was at its low first. Time passes with the length of the
 * way.
 */
final class BarPath
{
    /** An account whose requirement is 15 % of its delta loses less in such a step than the 2 % from tier to tier. */
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

    /** The way of a coin's bars that close together: the one that tells the spot leads, so that they stay in step. */
    static BarPath of(final Bar lead)
    {
        return new BarPath(lead);
    }

    /** In how many steps the way is taken, at least 1. */
    int steps()
    {
        return steps;
    }

    /**
     * Price of a bar on this way.
     *
     * @param bar   the leading one, or another of the same time.
     * @param share of the way that lies behind, 0 to 1.
     * @return USD; the close at a share of 1.
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
