package softlanding.engine.screening;

import softlanding.engine.state.EngineLimits;

/**
 * Holds the maximum numbers of objects to screen, equal to the engine's limits.
 *
 * @param underlyings underlyings, 1 or more.
 * @param expiries    expiries, 1 or more.
 * @param instruments instruments, which also limit the strikes.
 * @param assets      collateral assets.
 * @param accounts    accounts.
 * @param entries     groups of marks (an underlying, or an asset that no underlying moves) of all accounts together.
 * @param positions   rows of positions of all accounts together.
 * @param bookSize    positions of one account.
 */
public record ScreeningCapacity(
    int underlyings,
    int expiries,
    int instruments,
    int assets,
    int accounts,
    int entries,
    int positions,
    int bookSize)
{
    /** Room for nothing, where every account is looked at. */
    static final ScreeningCapacity NONE = new ScreeningCapacity(0, 0, 0, 0, 0, 0, 0, 0);

    /** Most accounts touch one underlying or two; those for which there is no room are only screened more closely. */
    public static ScreeningCapacity of(final EngineLimits limits)
    {
        return new ScreeningCapacity(
            limits.underlyings(), limits.expiries(), limits.instruments(), limits.assets(), limits.accounts(),
            2 * limits.accounts(), limits.positions(), limits.bookSize());
    }

    /**
     * Returns the number of strike entries of all accounts. Positions stand in blocks that are not always full, so this
     * is less than the number of positions.
     */
    int strikeEntries()
    {
        return positions / 4 * 3 + 1;
    }

    int groups()
    {
        return underlyings + assets;
    }
}
