package softlanding.perf.venue;

import java.util.Locale;

/** How the market falls. */
public enum CrashShape
{
    /** Twelve per cent in 1,500 ticks; smiles rise meanwhile. */
    CRASH_TICK(0.12, 1_500, 0),

    /** Three per cent in one tick, with one account in 200 just above the first tier. */
    GAP(0.03, 1, 200),

    /** A third of a per cent in one tick, with two accounts in a hundred just above the first tier. */
    CROWD(0.0033, 1, 50);

    private final double fall;
    private final int ticks;
    private final int atThreshold;

    CrashShape(final double fall, final int ticks, final int atThreshold)
    {
        this.fall = fall;
        this.ticks = ticks;
        this.atThreshold = atThreshold;
    }

    double fall()
    {
        return fall;
    }

    /**
     * Returns the number of ticks of the fall.
     *
     * @return from 1.
     */
    public int ticks()
    {
        return ticks;
    }

    /** Returns how many accounts there are for each one just above the first tier; 0 for none. */
    int atThreshold()
    {
        return atThreshold;
    }

    /**
     * Returns the name in tables.
     *
     * @return lower-case letters and hyphens.
     */
    public String label()
    {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
