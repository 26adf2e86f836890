package softlanding.workload.deribit;

import java.nio.file.Path;
import java.util.List;

/**
 * What is imported.
 *
 * @param chains   option-chain files, at least one, in any order.
 * @param spots    bar files of spot or perpetual markets, in any order; a currency without one moves with the
 *                 snapshots only.
 * @param accounts number of seeded clients, at least 1; the house comes on top.
 * @param seed     of the accounts.
 */
public record ImportSettings(List<Path> chains, List<Path> spots, int accounts, long seed)
{
    /** Checks what a person may have typed. */
    public ImportSettings
    {
        chains = List.copyOf(chains);
        spots = List.copyOf(spots);
        if (chains.isEmpty())
        {
            throw new IllegalArgumentException("chains must name at least one option-chain file");
        }
        if (accounts < 1)
        {
            throw new IllegalArgumentException("accounts must be at least 1: " + accounts);
        }
    }
}
