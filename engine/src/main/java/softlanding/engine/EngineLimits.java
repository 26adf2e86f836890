package softlanding.engine;

import softlanding.engine.monitor.Monitor;
import softlanding.engine.monitor.MonitorRoom;

/**
 * How many things of each kind the engine has room for; all of it is reserved at the start. What would go beyond is
 * refused with CAPACITY.
 *
 * @param underlyings 1 to 512.
 * @param expiries    1 to 65,535.
 * @param instruments 1 to 1,048,575; strikes count as half of that.
 * @param assets      collateral assets.
 * @param accounts    accounts.
 * @param positions   rows of positions of all accounts together.
 * @param balances    rows of collateral of all accounts together.
 * @param bookSize    positions of one account.
 * @param orders      liquidation orders remembered, in flight or lately ended.
 */
public record EngineLimits(
    int underlyings,
    int expiries,
    int instruments,
    int assets,
    int accounts,
    int positions,
    int balances,
    int bookSize,
    int orders)
{
    /** Id and place in its hash table, cash, mode, class, ends of rows, packages. */
    private static final long BYTES_OF_BOOK = 36 + 8 + 1 + 2 + 2 * 9 + 8;
    /** Nine columns of health, and a place in every queue and list of liquidation, auctions and the waterfall. */
    private static final long BYTES_OF_LIQUIDATION = 72 + 120;
    /** Key, quantity, cost, funding, in flight; and a share of a package. */
    private static final long BYTES_PER_POSITION = 40 + 14;
    private static final long BYTES_PER_BALANCE = 16;

    public EngineLimits
    {
        requireWithin(underlyings, 512, "underlyings");
        requireWithin(expiries, 65_535, "expiries");
        requireWithin(instruments, 1_048_575, "instruments");
        requireWithin(assets, 65_535, "assets");
        requireWithin(accounts, 1 << 24, "accounts");
        requireWithin(positions, 1 << 28, "positions");
        requireWithin(balances, 1 << 28, "balances");
        requireWithin(bookSize, 4_096, "bookSize");
        requireWithin(orders, 1 << 24, "orders");
    }

    /** Room for a venue of 131,072 accounts with 16 positions each on average: some 250 MB. */
    public static EngineLimits defaults()
    {
        return new EngineLimits(64, 2_048, 32_768, 64, 131_072, 1 << 21, 1 << 18, 512, 1 << 16);
    }

    /** Most accounts touch one underlying or two; those for which there is no room are only watched more closely. */
    MonitorRoom monitorRoom()
    {
        return new MonitorRoom(underlyings, expiries, instruments, assets, accounts, 2 * accounts, positions, bookSize);
    }

    /**
     * Memory that each account takes, in bytes, if there are as many as there is room for: books, balances, health, and
     * what watching them takes; the JVM's own headers and the market are not counted.
     */
    public long bytesPerAccount()
    {
        return BYTES_OF_BOOK + BYTES_OF_LIQUIDATION +
            (BYTES_PER_POSITION * positions + BYTES_PER_BALANCE * balances) / accounts +
            Monitor.bytesPerAccount(monitorRoom());
    }

    private static void requireWithin(final int value, final int most, final String name)
    {
        if (value < 1 || value > most)
        {
            throw new IllegalArgumentException(name + " must be from 1 to " + most + ": " + value);
        }
    }
}
