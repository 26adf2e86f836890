package softlanding.perf.venue;

import java.util.Locale;

/** What is measured: one kind of event each. */
public enum Workload
{
    /** Spots and forwards wander by basis points, and nobody comes near a threshold. */
    CALM_TICK(100_000),

    /** Spots and forwards swing by two per cent, and accounts near initial margin cross it. */
    SWINGING_TICK(100_000),

    /** A trade of one account. */
    FILL(100_000),

    /** Asks whether an account may place an order. */
    ORDER_CHECK(20_000),

    /** A forward moves by ten basis points and one account falls below its first tier. */
    LIQUIDATING_TICK(4_000);

    private final int ratePerSecond;

    Workload(final int ratePerSecond)
    {
        this.ratePerSecond = ratePerSecond;
    }

    /**
     * Rate at which it is measured unless another one is asked for.
     *
     * @return events per second.
     */
    public int ratePerSecond()
    {
        return ratePerSecond;
    }

    /**
     * As it is called in tables and file names.
     *
     * @return small letters and hyphens.
     */
    public String label()
    {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
