package softlanding.engine.market;

/**
 * Numbers that put instruments into the single order of every portfolio and every sum: by underlying, expiry
 * (perpetuals first), strike (futures first), then listing.
 */
public final class BookKeys
{
    private static final int INSTRUMENT_BITS = 20;
    private static final int STRIKE_BITS = 18;
    private static final int EXPIRY_BITS = 16;

    /** The most strikes that have keys. */
    static final int MOST_STRIKES = (1 << STRIKE_BITS) - 2;
    /** Width of an expiry's range of keys. */
    public static final long OF_EXPIRY = 1L << (STRIKE_BITS + INSTRUMENT_BITS);
    /** Width of a strike's range of keys. */
    public static final long OF_STRIKE = 1L << INSTRUMENT_BITS;

    private BookKeys()
    {
    }

    /** Returns the key of an instrument; expiry and strike are -1 where it has none. */
    static long of(final int underlying, final int expiry, final int strikeSlot, final int instrument)
    {
        return leastOfUnderlying(underlying) | (expiry + 1) * OF_EXPIRY | (strikeSlot + 1) * OF_STRIKE | instrument;
    }

    /** Returns the instrument of a key. */
    public static int instrument(final long key)
    {
        return (int)(key & (OF_STRIKE - 1));
    }

    /** Returns the least key of an underlying; the next underlying's key is one past the greatest. */
    public static long leastOfUnderlying(final int underlying)
    {
        return (long)underlying << (EXPIRY_BITS + STRIKE_BITS + INSTRUMENT_BITS);
    }
}
