package softlanding.engine.screening;

import softlanding.engine.state.EngineLimits;

/** Estimates the memory that the engine reserves for each account. */
public final class AccountMemory
{
    /**
     * Bytes for the id and its place in the hash table, revision, cash, cash paid in, margin mode, class, ends of rows
     * and packages.
     */
    private static final long BYTES_OF_BOOK = 36 + 8 + 8 + 8 + 1 + 2 + 2 * 9 + 8;
    /** Bytes for health, tier, orders in flight, the rest, results of rounds, and the place among those that rest. */
    private static final long BYTES_OF_ROUNDS = 44 + 8;
    /** Bytes for the times of pending thresholds and of margin calls, and for the notices entered and pending. */
    private static final long BYTES_OF_THRESHOLDS = 88 + 65 + 25;
    /**
     * Bytes for the legs that wait, what a rest is based on, why no round begins, pauses, episodes, and what the fund
     * paid.
     */
    private static final long BYTES_OF_LIQUIDATION = 4 + 29 + 2 + 9 + 17 + 8;
    /** Bytes for a place in every queue and list of liquidation, auctions and waterfall, and the last judgement. */
    private static final long BYTES_OF_LISTS = 102;
    /** Bytes for instructions, hedges, the state of protection and its queues, and a share of a statement. */
    private static final long BYTES_OF_PROTECTION = 41 + 22 + 48 + 36 + 48;
    /** Bytes for key, quantity, cost, funding index and contracts in flight, and for a share of a package. */
    private static final long BYTES_PER_POSITION = 40 + 14;
    private static final long BYTES_PER_BALANCE = 16;

    private AccountMemory()
    {
    }

    /**
     * Returns the bytes per account in a full engine: books, balances, health and screening. Headers of the JVM and the
     * market are not counted.
     */
    public static long bytesPerAccount(final EngineLimits limits)
    {
        return BYTES_OF_BOOK + BYTES_OF_ROUNDS + BYTES_OF_THRESHOLDS + BYTES_OF_LIQUIDATION + BYTES_OF_LISTS +
            BYTES_OF_PROTECTION +
            (BYTES_PER_POSITION * limits.positions() + BYTES_PER_BALANCE * limits.balances()) / limits.accounts() +
            Screening.bytesPerAccount(ScreeningCapacity.of(limits));
    }
}
