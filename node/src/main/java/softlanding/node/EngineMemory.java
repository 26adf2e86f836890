package softlanding.node;

import softlanding.engine.state.EngineLimits;

/** Estimates the heap that an engine takes for its limits, which it reserves at the start. */
public final class EngineMemory
{
    private static final long BYTES_PER_UNDERLYING = 13_000;
    private static final long BYTES_PER_EXPIRY = 1_100;
    private static final long BYTES_PER_INSTRUMENT = 1_000;
    private static final long BYTES_PER_STRIKE = 100;
    private static final long BYTES_PER_ASSET = 7_000;
    private static final long BYTES_PER_ACCOUNT = 1_030;
    private static final long BYTES_PER_POSITION = 66;
    private static final long BYTES_PER_BALANCE = 24;
    private static final long BYTES_PER_POSITION_OF_AN_ACCOUNT = 44_000;
    private static final long BYTES_PER_ORDER = 400;
    private static final long BYTES_PER_PACKAGE = 120;
    private static final long BYTES_PER_LIQUIDATOR = 500;
    private static final long BYTES_PER_REMEMBERED_ID = 165;
    private static final long FIXED_BYTES = 20_000_000;

    private static final long MEGABYTE = 1 << 20;
    /** What decoding, the journal and the collector need beside the engine. */
    private static final long BESIDE_BYTES = 256 * MEGABYTE;
    private static final long SPARE_PER_CENT = 15;

    private EngineMemory()
    {
    }

    /** Returns what an engine with some limits takes, in bytes. */
    public static long bytes(final EngineLimits limits)
    {
        return FIXED_BYTES +
            BYTES_PER_UNDERLYING * limits.underlyings() +
            BYTES_PER_EXPIRY * limits.expiries() +
            BYTES_PER_INSTRUMENT * limits.instruments() +
            BYTES_PER_STRIKE * limits.strikes() +
            BYTES_PER_ASSET * limits.assets() +
            BYTES_PER_ACCOUNT * limits.accounts() +
            BYTES_PER_POSITION * limits.positions() +
            BYTES_PER_BALANCE * limits.balances() +
            BYTES_PER_POSITION_OF_AN_ACCOUNT * limits.bookSize() +
            BYTES_PER_ORDER * limits.orders() +
            BYTES_PER_PACKAGE * limits.packages() +
            BYTES_PER_LIQUIDATOR * limits.liquidators() +
            BYTES_PER_REMEMBERED_ID * limits.rememberedIds();
    }

    /** Returns the largest heap that a node with some limits wants, in megabytes of 2^20 bytes. */
    public static long wantedMegabytes(final EngineLimits limits)
    {
        final long bytes = bytes(limits);
        return (bytes + bytes * SPARE_PER_CENT / 100 + BESIDE_BYTES + MEGABYTE - 1) / MEGABYTE;
    }

    /**
     * Refuses limits that the largest heap has no room for, before an engine is made.
     *
     * @throws HeapTooSmallException if it has not; the message says which heap is wanted.
     */
    public static void requireHeap(final EngineLimits limits)
    {
        requireHeap(limits, Runtime.getRuntime().maxMemory());
    }

    static void requireHeap(final EngineLimits limits, final long largestHeapBytes)
    {
        final long wanted = wantedMegabytes(limits);
        // The platform counts one of the survivor spaces out of what was asked for.
        if (largestHeapBytes + largestHeapBytes / 16 < wanted * MEGABYTE)
        {
            throw new HeapTooSmallException("the largest heap has " + largestHeapBytes / MEGABYTE +
                " MB, an engine with these limits wants " + wanted + " MB: start with -Xmx" + wanted +
                "m, for scripts/softlanding SOFTLANDING_JVM_OPTIONS=-Xmx" + wanted + "m, or ask for lower limits");
        }
    }
}
