package softlanding.engine.screening;

import softlanding.engine.state.EngineLimits;

/**
 * How much there may be to watch: as the engine's limits.
 *
 * @param underlyings 1 and up.
 * @param expiries    1 and up.
 * @param instruments strikes are no more than these.
 * @param assets      collateral assets.
 * @param accounts    accounts.
 * @param entries     groups of marks (an underlying, or an asset that none moves) of all accounts together.
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

    /** Positions stand in blocks that are not always full. */
    int strikeEntries()
    {
        return positions / 4 * 3 + 1;
    }

    int groups()
    {
        return underlyings + assets;
    }
}
