package softlanding.perf.venue;

import java.util.Locale;

/** The measured workloads, one kind of event each. */
public enum Workload
{
    /** Spots and forwards move randomly by basis points, and no account comes near a threshold. */
    CALM_TICK(100_000),

    /** Spots and forwards move up and down by two per cent, and accounts near initial margin cross it. */
    SWINGING_TICK(100_000),

    /** A trade of one account. */
    FILL(100_000),

    /** A check of whether an account may place an order. */
    ORDER_CHECK(20_000),

    /** A forward moves by ten basis points and one account falls below its first tier. */
    LIQUIDATING_TICK(4_000);

    private final int ratePerSecond;

    Workload(final int ratePerSecond)
    {
        this.ratePerSecond = ratePerSecond;
    }

    /**
     * Returns the default rate of the measurement.
     *
     * @return events per second.
     */
    public int ratePerSecond()
    {
        return ratePerSecond;
    }

    /**
     * Returns the name in tables and file names.
     *
     * @return lower-case letters and hyphens.
     */
    public String label()
    {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
