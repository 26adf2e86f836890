package softlanding.engine;

import softlanding.engine.screening.Screening;
import softlanding.engine.screening.ScreeningCapacity;
import softlanding.engine.state.EngineLimits;

/** Estimates the memory that the engine reserves for each account. */
public final class AccountMemory
{
    /** Id and place in its hash table, cash, mode, class, ends of rows, packages. */
    private static final long BYTES_OF_BOOK = 36 + 8 + 1 + 2 + 2 * 9 + 8;
    /** Nine columns of health, and a place in every queue and list of liquidation, auctions and the waterfall. */
    private static final long BYTES_OF_LIQUIDATION = 72 + 120;
    /** Key, quantity, cost, funding, in flight; and a share of a package. */
    private static final long BYTES_PER_POSITION = 40 + 14;
    private static final long BYTES_PER_BALANCE = 16;

    private AccountMemory()
    {
    }

    /**
     * Bytes per account when the engine is full: books, balances, health and screening. The headers of the JVM and the
     * market are not counted.
     */
    public static long bytesPerAccount(final EngineLimits limits)
    {
        return BYTES_OF_BOOK + BYTES_OF_LIQUIDATION +
            (BYTES_PER_POSITION * limits.positions() + BYTES_PER_BALANCE * limits.balances()) / limits.accounts() +
            Screening.bytesPerAccount(ScreeningCapacity.of(limits));
    }
}
