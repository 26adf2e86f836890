package softlanding.engine.account;

import softlanding.engine.market.Instruments;
import softlanding.engine.state.Ids;

/** Ends registered packages when a leg of them is gone, and tells the listener. */
public final class PackageDissolution
{
    private final Instruments instruments;
    private final Ids accountIds;
    private final Packages packages;
    private PackageListener listener = (accountId, packageId) ->
    {
    };

    PackageDissolution(final Instruments instruments, final Ids accountIds, final Packages packages)
    {
        this.instruments = instruments;
        this.accountIds = accountIds;
        this.packages = packages;
    }

    /** Sets the receiver of dissolved packages. */
    public void tell(final PackageListener newListener)
    {
        listener = newListener;
    }

    /** Dissolves the packages of an account with a leg that is gone. */
    void dissolveWith(final int account, final int instrument)
    {
        int slot = packages.first(account);
        while (slot != Ids.NONE)
        {
            final int following = packages.next(slot);
            if (packages.hasLeg(slot, instrument))
            {
                dissolve(account, slot);
            }
            slot = following;
        }
    }

    /** Dissolves the packages of all accounts with a leg in a settled expiry. */
    public void dissolveOf(final int expiry)
    {
        for (int slot = 0; slot < packages.size(); slot++)
        {
            boolean isGone = false;
            for (int leg = 0; leg < packages.legs(slot); leg++)
            {
                isGone |= instruments.expiry(packages.instrument(slot, leg)) == expiry;
            }
            if (isGone)
            {
                dissolve(packages.account(slot), slot);
            }
        }
    }

    private void dissolve(final int account, final int packageSlot)
    {
        final long packageId = packages.packageId(packageSlot);
        packages.dissolve(account, packageSlot);
        listener.onPackageDissolved(accountIds.id(account), packageId);
    }
}
