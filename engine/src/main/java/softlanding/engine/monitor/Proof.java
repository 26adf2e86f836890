package softlanding.engine.monitor;

/** What was proven of an account: within these brackets, and for so long, its health does not change. */
final class Proof
{
    /** Groups of marks that one account may depend on; beyond, it gets no certificate. */
    static final int MOST_GROUPS = 8;

    private final int[] group = new int[MOST_GROUPS];
    private final double[] lowPrice = new double[MOST_GROUPS];
    private final double[] highPrice = new double[MOST_GROUPS];
    private final double[] lowSurface = new double[MOST_GROUPS];
    private final double[] highSurface = new double[MOST_GROUPS];
    private int groups;
    private int lifeTicks;

    void begin()
    {
        groups = 0;
        lifeTicks = Deadlines.LONGEST_TICKS;
    }

    void limitLife(final int ticks)
    {
        lifeTicks = Math.min(lifeTicks, ticks);
    }

    void add(
        final int ofGroup,
        final double newLowPrice,
        final double newHighPrice,
        final double newLowSurface,
        final double newHighSurface)
    {
        group[groups] = ofGroup;
        lowPrice[groups] = newLowPrice;
        highPrice[groups] = newHighPrice;
        lowSurface[groups] = newLowSurface;
        highSurface[groups] = newHighSurface;
        groups++;
    }

    int groups()
    {
        return groups;
    }

    /** For how many ticks of {@link Deadlines}; the longest of them means for ever. */
    int lifeTicks()
    {
        return lifeTicks;
    }

    int group(final int i)
    {
        return group[i];
    }

    double lowPrice(final int i)
    {
        return lowPrice[i];
    }

    double highPrice(final int i)
    {
        return highPrice[i];
    }

    double lowSurface(final int i)
    {
        return lowSurface[i];
    }

    double highSurface(final int i)
    {
        return highSurface[i];
    }
}
