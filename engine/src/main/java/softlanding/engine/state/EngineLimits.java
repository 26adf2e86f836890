package softlanding.engine.state;

/**
 * Limits the number of objects of each kind. The engine reserves all memory at the start, and rejects an event beyond a
 * limit with CAPACITY.
 *
 * @param underlyings 1 to 512.
 * @param expiries    1 to 65,535.
 * @param instruments 1 to 1,048,575.
 * @param assets      collateral assets.
 * @param accounts    accounts.
 * @param positions   rows of positions of all accounts together.
 * @param balances    rows of collateral of all accounts together.
 * @param bookSize    positions of one account.
 * @param orders      remembered liquidation orders, in flight or lately ended.
 * @param strikes     strikes of all expiries together, 1 to 262,142.
 * @param packages    packages of all accounts together.
 * @param liquidators registered liquidators.
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
    int orders,
    int strikes,
    int packages,
    int liquidators)
{
    private static final int MOST_STRIKES = 262_142;
    private static final int POSITIONS_PER_PACKAGE = 8;
    private static final int DEFAULT_LIQUIDATORS = 4_096;

    /** Rejects limits that are not above 0 or exceed the range of the state's indices. */
    public EngineLimits
    {
        requireWithin(underlyings, 512, "underlyings");
        requireWithin(expiries, 65_535, "expiries");
        requireWithin(instruments, 1_048_575, "instruments");
        requireWithin(assets, 65_535, "assets");
        requireWithin(accounts, 1 << 24, "accounts");
        requireWithin(positions, 1 << 28, "positions");
        requireWithin(balances, 1 << 28, "balances");
        requireWithin(bookSize, 65_536, "positionsPerAccount");
        requireWithin(orders, 1 << 24, "orders");
        requireWithin(strikes, MOST_STRIKES, "strikes");
        requireWithin(packages, 1 << 24, "packages");
        requireWithin(liquidators, 1 << 20, "liquidators");
    }

    /** Takes the limits of strikes, packages and liquidators that follow from the others. */
    public EngineLimits(
        final int underlyings,
        final int expiries,
        final int instruments,
        final int assets,
        final int accounts,
        final int positions,
        final int balances,
        final int bookSize,
        final int orders)
    {
        this(
            underlyings, expiries, instruments, assets, accounts, positions, balances, bookSize, orders,
            strikesOf(instruments), packagesOf(positions), DEFAULT_LIQUIDATORS);
    }

    /** Returns the number of strikes that a number of instruments comes with: as many, as far as slots reach. */
    public static int strikesOf(final int instruments)
    {
        return Math.max(1, Math.min(instruments, MOST_STRIKES));
    }

    /** Returns the number of packages that a number of positions comes with: one for every eight. */
    public static int packagesOf(final int positions)
    {
        return Math.max(1, Math.min(positions / POSITIONS_PER_PACKAGE, 1 << 24));
    }

    /**
     * Returns limits for a venue of 131,072 accounts with 16 positions each on average; the engine takes about 600 MB.
     */
    public static EngineLimits defaults()
    {
        return new EngineLimits(64, 2_048, 32_768, 64, 131_072, 1 << 21, 1 << 18, 1_024, 1 << 16);
    }

    /**
     * Returns the number of remembered ids of trades, of transfers, requests, packages and fills likewise: 1,048,576
     * or, in an engine for less than 16,384 accounts, 16,384.
     */
    public int rememberedIds()
    {
        return accounts < 1 << 14 ? 1 << 14 : 1 << 20;
    }

    private static void requireWithin(final int value, final int most, final String name)
    {
        if (value < 1 || value > most)
        {
            throw new IllegalArgumentException(name + " must be from 1 to " + most + ": " + value);
        }
    }
}
