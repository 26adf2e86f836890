package softlanding.workload.deribit;

import java.nio.file.Path;
import java.util.List;

/**
 * The settings of an import.
 *
 * @param chains   option-chain files, at least one, in any order.
 * @param spots    bar files of spot or perpetual markets, in any order; a currency without one moves only with the
 *     snapshots.
 * @param accounts number of seeded clients without the house; 0 = market data alone.
 * @param seed     of the accounts.
 */
public record ImportSettings(List<Path> chains, List<Path> spots, int accounts, long seed)
{
    /** Checks the user's values. */
    public ImportSettings
    {
        chains = List.copyOf(chains);
        spots = List.copyOf(spots);
        if (chains.isEmpty())
        {
            throw new IllegalArgumentException("chains must name at least one option-chain file");
        }
        if (accounts < 0)
        {
            throw new IllegalArgumentException("accounts must not be negative: " + accounts);
        }
    }
}
