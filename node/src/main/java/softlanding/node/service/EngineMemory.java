package softlanding.node.service;

import softlanding.engine.state.EngineLimits;

/** Estimates the memory that an engine reserves at its start: so many bytes for each thing that has room. */
final class EngineMemory
{
    private static final long FIXED = 8L << 20;
    private static final int PER_REMEMBERED_ID = 192;
    private static final int PER_UNDERLYING = 10_950;
    private static final int PER_EXPIRY = 1_072;
    private static final int PER_INSTRUMENT = 795;
    private static final int PER_ASSET = 1_432;
    private static final int PER_ACCOUNT = 1_001;
    private static final int PER_POSITION = 64;
    private static final int PER_BALANCE = 16;
    private static final int PER_POSITION_OF_AN_ACCOUNT = 42_260;
    private static final int PER_ORDER = 366;
    private static final int PER_PACKAGE = 112;
    private static final int PER_LIQUIDATOR = 40;
    private static final double RESERVE = 1.15;
    private static final long OF_THE_PROCESS = 256L << 20;
    private static final int MEBIBYTE = 20;

    private EngineMemory()
    {
    }

    /** Returns the bytes that an engine with these limits takes. */
    static long bytes(final EngineLimits limits)
    {
        return FIXED +
            (long)limits.rememberedIds() * PER_REMEMBERED_ID +
            (long)limits.underlyings() * PER_UNDERLYING +
            (long)limits.expiries() * PER_EXPIRY +
            (long)limits.instruments() * PER_INSTRUMENT +
            (long)limits.assets() * PER_ASSET +
            (long)limits.accounts() * PER_ACCOUNT +
            (long)limits.positions() * PER_POSITION +
            (long)limits.balances() * PER_BALANCE +
            (long)limits.bookSize() * PER_POSITION_OF_AN_ACCOUNT +
            (long)limits.orders() * PER_ORDER +
            (long)limits.packages() * PER_PACKAGE +
            (long)limits.liquidators() * PER_LIQUIDATOR;
    }

    /** Returns the largest heap that the process needs, in whole mebibytes. */
    static long heapMebibytes(final EngineLimits limits)
    {
        return ((long)(RESERVE * bytes(limits)) + OF_THE_PROCESS >> MEBIBYTE) + 1;
    }

    /** Returns whether this process has that heap. */
    static boolean isHeapLargeEnough(final EngineLimits limits)
    {
        return Runtime.getRuntime().maxMemory() >> MEBIBYTE >= heapMebibytes(limits) * 0.97;
    }
}
