package softlanding.engine.state;

/**
 * Limits the number of objects of each kind. The engine reserves all memory at the start, and rejects an event beyond a
 * limit with CAPACITY.
 *
 * @param underlyings 1 to 512.
 * @param expiries    1 to 65,535.
 * @param instruments 1 to 1,048,575; the maximum number of strikes is half of it.
 * @param assets      collateral assets.
 * @param accounts    accounts.
 * @param positions   rows of positions of all accounts together.
 * @param balances    rows of collateral of all accounts together.
 * @param bookSize    positions of one account.
 * @param orders      remembered liquidation orders, in flight or lately ended.
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
    }

    /**
     * Returns limits for a venue of 131,072 accounts with 16 positions each on average; the engine takes about 250 MB.
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
