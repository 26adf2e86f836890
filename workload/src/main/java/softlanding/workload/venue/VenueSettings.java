package softlanding.workload.venue;

/**
 * The settings of a seeded venue. Equal settings give equal bytes.
 *
 * @param seed       any number.
 * @param accounts   number of clients without the house, at least 1.
 * @param ticks      number of market ticks, at least 10.
 * @param options    number of options, at least 160; calls and puts come in pairs.
 * @param crashSize  share of its value that bitcoin loses in the crash, 0 to 0.6; 0 = a calm venue.
 * @param crashTicks length of the crash in ticks; the crash starts after a third of all ticks.
 * @param startNs    time of the first event, in nanoseconds since the epoch.
 * @param tickNs     time between ticks, in nanoseconds, at least 1 microsecond.
 * @param swings     number of times that the price falls and comes back whole, a fall and a rise of crashTicks each; 0
 *     is one fall, and half of it comes back.
 */
public record VenueSettings(
    long seed,
    int accounts,
    int ticks,
    int options,
    double crashSize,
    int crashTicks,
    long startNs,
    long tickNs,
    int swings)
{
    private static final long FIRST_OF_JUNE_2026_NS = 1_780_272_000_000_000_000L;
    private static final long TEN_SECONDS_NS = 10_000_000_000L;
    private static final int DEFAULT_TICKS = 3_000;

    /** Checks the user's values. */
    public VenueSettings
    {
        require(accounts >= 1, "accounts must be at least 1: " + accounts);
        require(ticks >= 10, "ticks must be at least 10: " + ticks);
        require(options >= 160 && options % 2 == 0, "options must be even and at least 160: " + options);
        require(crashSize >= 0 && crashSize <= 0.6, "crashSize must be 0 to 0.6: " + crashSize);
        require(crashTicks >= 1 && crashTicks <= ticks / 2, "crashTicks must be 1 to half of ticks: " + crashTicks);
        require(swings >= 0 && swings <= ticks, "swings must be 0 to the number of ticks: " + swings);
        require(startNs > 0, "startNs must be positive: " + startNs);
        require(tickNs >= 1_000, "tickNs must be at least 1000: " + tickNs);
    }

    /**
     * Returns the venue of the demonstration: 3,000 ticks of 10 seconds, 300 options, a crash of 20 % in 900 ticks.
     *
     * @param seed     any number.
     * @param accounts number of clients.
     * @return settings of the venue.
     */
    public static VenueSettings of(final long seed, final int accounts)
    {
        return new VenueSettings(
            seed, accounts, DEFAULT_TICKS, 300, 0.20, 900, FIRST_OF_JUNE_2026_NS, TEN_SECONDS_NS, 0);
    }

    /**
     * Copies these settings with another length of the stream.
     *
     * @param newTicks number of market ticks.
     * @return settings with a crash of the same relative length.
     */
    public VenueSettings withTicks(final int newTicks)
    {
        final int newCrashTicks = StrictMath.max(1, (int)((long)crashTicks * newTicks / ticks));
        return new VenueSettings(seed, accounts, newTicks, options, crashSize, newCrashTicks, startNs, tickNs, swings);
    }

    /**
     * Copies these settings with another crash.
     *
     * @param newCrashSize share of its value that bitcoin loses.
     * @return settings with this crash.
     */
    public VenueSettings withCrashSize(final double newCrashSize)
    {
        return new VenueSettings(seed, accounts, ticks, options, newCrashSize, crashTicks, startNs, tickNs, swings);
    }

    /**
     * Copies these settings with a market that swings after a third of all ticks, nearly to the end.
     *
     * @param newSwings number of times that the price falls and comes back, at least 1.
     * @param size      share of its value that bitcoin loses each time.
     * @return settings with these swings.
     */
    public VenueSettings withSwings(final int newSwings, final double size)
    {
        return new VenueSettings(
            seed, accounts, ticks, options, size, StrictMath.max(1, ticks * 3 / 5 / (2 * newSwings)), startNs, tickNs,
            newSwings);
    }

    /** Returns the tick at which the crash begins. */
    int crashStart()
    {
        return ticks / 3;
    }

    private static void require(final boolean condition, final String message)
    {
        if (!condition)
        {
            throw new IllegalArgumentException(message);
        }
    }
}
