package softlanding.engine.waterfall;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.HeldPackages;
import softlanding.engine.account.Packages;
import softlanding.engine.account.Positions;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.state.Divisors;
import softlanding.engine.state.Ids;

/**
 * Tells which contracts of an account belong to its registered packages. A package holds as much as every leg holds in
 * ratio, beyond what earlier packages hold. Contracts that an order in flight is closing belong to none.
 */
final class PackagedContracts
{
    private final Market market;
    private final Accounts accounts;
    private final long[] free;
    private final int[] slot = new int[HeldPackages.MAX];
    private final long[] times = new long[HeldPackages.MAX];
    private final long[] divisor = new long[HeldPackages.MAX];
    private int account;
    private int size;

    PackagedContracts(final Market market, final Accounts accounts, final int bookSize)
    {
        this.market = market;
        this.accounts = accounts;
        free = new long[bookSize];
    }

    /** Turns to an account as it is now. */
    void load(final int newAccount)
    {
        account = newAccount;
        size = 0;
        final Packages packages = accounts.packages();
        if (packages.first(account) == Ids.NONE)
        {
            return;
        }
        final Positions positions = accounts.positions();
        for (int row = positions.begin(account); row < positions.end(account); row++)
        {
            free[row - positions.begin(account)] = Long.signum(positions.quantity(row)) *
                AdlCandidates.available(positions.quantity(row), positions.inFlight(row));
        }
        for (int next = packages.first(account); next != Ids.NONE && size < slot.length; next = packages.next(next))
        {
            add(next);
        }
    }

    private void add(final int packageSlot)
    {
        final Packages packages = accounts.packages();
        long common = 0;
        for (int leg = 0; leg < packages.legs(packageSlot); leg++)
        {
            common = Divisors.greatestCommon(Math.abs(packages.ratio(packageSlot, leg)), common);
        }
        long held = packages.legs(packageSlot) == 0 ? 0 : Long.MAX_VALUE;
        for (int leg = 0; leg < packages.legs(packageSlot); leg++)
        {
            final int index = index(packages.instrument(packageSlot, leg));
            held = Math.min(held, index == Ids.NONE ? 0 :
                Math.max(0, free[index] / (packages.ratio(packageSlot, leg) / common)));
        }
        if (held > 0)
        {
            for (int leg = 0; leg < packages.legs(packageSlot); leg++)
            {
                free[index(packages.instrument(packageSlot, leg))] -=
                    held * (packages.ratio(packageSlot, leg) / common);
            }
            slot[size] = packageSlot;
            times[size] = held;
            divisor[size++] = common;
        }
    }

    private int index(final int instrument)
    {
        final int row = accounts.positions().find(account, market.bookKey(instrument));
        return row == Ids.NONE ? Ids.NONE : row - accounts.positions().begin(account);
    }

    /** Returns the contracts of an instrument that belong to packages, without sign. */
    long reserved(final int instrument)
    {
        long sum = 0;
        for (int i = 0; i < size; i++)
        {
            sum += times[i] * contractsOfOne(i, instrument);
        }
        return sum;
    }

    /** Returns the number of packages that are held. */
    int size()
    {
        return size;
    }

    /** Returns the slot of a held package. */
    int slot(final int i)
    {
        return slot[i];
    }

    /** Returns how many times a package is held in its reduced ratio: 0.5 to 1 is 1 to 2. */
    long times(final int i)
    {
        return times[i];
    }

    /** Returns the contracts of a leg in one package of the reduced ratio, signed as held. */
    long ratio(final int i, final int leg)
    {
        return accounts.packages().ratio(slot[i], leg) / divisor[i];
    }

    /** Returns the contracts of an instrument in one package of the reduced ratio, without sign. */
    long contractsOfOne(final int i, final int instrument)
    {
        long contracts = 0;
        for (int leg = 0; leg < accounts.packages().legs(slot[i]); leg++)
        {
            contracts += accounts.packages().instrument(slot[i], leg) == instrument ? Math.abs(ratio(i, leg)) : 0;
        }
        return contracts;
    }

    /** Returns the least number of times that is whole lots in every leg; 0 if it exceeds every holding. */
    long wholeLots(final int i)
    {
        final Instruments instruments = market.instruments();
        long whole = 1;
        for (int leg = 0; leg < accounts.packages().legs(slot[i]) && whole > 0; leg++)
        {
            final long lot = instruments.lotSize(accounts.packages().instrument(slot[i], leg));
            final long each = lot / Divisors.greatestCommon(lot, Math.abs(ratio(i, leg)));
            final long factor = each / Divisors.greatestCommon(whole, each);
            whole = whole > Long.MAX_VALUE / factor ? 0 : whole * factor;
        }
        return whole;
    }
}
