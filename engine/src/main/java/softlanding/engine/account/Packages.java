package softlanding.engine.account;

import java.util.Arrays;
import softlanding.engine.state.Ids;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;
import softlanding.engine.state.copy.StateCopyException;

/**
 * Keeps the packages that accounts registered: positions that are closed only together, in a fixed ratio. Each
 * account's packages are in the order of their registration. A package is dissolved when a leg of it is gone, and its
 * place is used again.
 */
public final class Packages
{
    /** Maximum number of legs of a package. */
    public static final int MAX_LEGS = 8;

    private final long[] packageId;
    private final int[] next;
    private final int[] legs;
    private final int[] instrument;
    private final long[] ratio;
    private final int[] first;
    private final int[] last;
    private int size;
    private int latest = Ids.NONE;
    private int firstFree = Ids.NONE;
    private int freed;
    private long hash;

    Packages(final int accounts, final int capacity)
    {
        packageId = new long[capacity];
        next = new int[capacity];
        legs = new int[capacity];
        instrument = new int[capacity * MAX_LEGS];
        ratio = new long[capacity * MAX_LEGS];
        first = new int[accounts];
        last = new int[accounts];
        Arrays.fill(first, Ids.NONE);
    }

    /** Returns whether one more package can be registered. */
    public boolean hasRoom()
    {
        return firstFree != Ids.NONE || size < packageId.length;
    }

    /** Returns the maximum number of packages of all accounts together. */
    public int capacity()
    {
        return packageId.length;
    }

    /** Returns the first package of an account, or {@link Ids#NONE}. */
    public int first(final int account)
    {
        return first[account];
    }

    /** Returns the next package of the same account, or {@link Ids#NONE}. */
    public int next(final int packageSlot)
    {
        return Math.max(Ids.NONE, next[packageSlot]);
    }

    /** Returns the number of places that were ever taken, free ones among them. */
    int size()
    {
        return size;
    }

    /** Returns the account of a place, or {@link Ids#NONE} if the place is free. */
    int account(final int packageSlot)
    {
        if (legs[packageSlot] == 0)
        {
            return Ids.NONE;
        }
        int slot = packageSlot;
        while (next[slot] >= 0)
        {
            slot = next[slot];
        }
        return ownerOf(next[slot]);
    }

    /** The last package of a chain has its account in place of the next package. */
    private static int endOf(final int account)
    {
        return -2 - account;
    }

    private static int ownerOf(final int end)
    {
        return -2 - end;
    }

    /** Returns whether an instrument is a leg of a package. */
    boolean hasLeg(final int packageSlot, final int ofInstrument)
    {
        boolean found = false;
        for (int leg = 0; leg < legs[packageSlot]; leg++)
        {
            found |= instrument(packageSlot, leg) == ofInstrument;
        }
        return found;
    }

    /** Removes a package of an account; its place is used again. */
    void dissolve(final int account, final int packageSlot)
    {
        int before = Ids.NONE;
        for (int slot = first[account]; slot != packageSlot; slot = next[slot])
        {
            before = slot;
        }
        final int after = next[packageSlot];
        if (before != Ids.NONE)
        {
            next[before] = after;
        }
        else
        {
            first[account] = Math.max(Ids.NONE, after);
        }
        if (after < 0)
        {
            last[account] = before;
        }
        hash -= term(packageSlot, account);
        for (int leg = 0; leg < legs[packageSlot]; leg++)
        {
            hash -= legTerm(packageSlot * MAX_LEGS + leg);
        }
        legs[packageSlot] = 0;
        next[packageSlot] = firstFree;
        firstFree = packageSlot;
        hash += freeTerm(freed++, packageSlot);
    }

    private int take()
    {
        if (firstFree == Ids.NONE)
        {
            return size++;
        }
        final int slot = firstFree;
        firstFree = next[slot];
        hash -= freeTerm(--freed, slot);
        return slot;
    }

    private static long freeTerm(final int depth, final int slot)
    {
        return StateHash.term(StateOwner.PACKAGE_SLOTS, depth, slot + 1);
    }

    private long term(final int slot, final int account)
    {
        return StateHash.term(StateOwner.PACKAGE, slot, StateHash.mix(packageId[slot]) + account);
    }

    private long legTerm(final int leg)
    {
        return StateHash.term(StateOwner.PACKAGE_LEG, leg, StateHash.mix(instrument[leg]) + ratio[leg]);
    }

    /** Returns whether an account has a package with an id. */
    public boolean contains(final int account, final long id)
    {
        int slot = first[account];
        while (slot != Ids.NONE && packageId[slot] != id)
        {
            slot = next(slot);
        }
        return slot != Ids.NONE;
    }

    /** Registers a package without legs, which follow. */
    public void add(final int account, final long id)
    {
        final int slot = take();
        latest = slot;
        packageId[slot] = id;
        next[slot] = endOf(account);
        if (first[account] == Ids.NONE)
        {
            first[account] = slot;
        }
        else
        {
            next[last[account]] = slot;
        }
        last[account] = slot;
        hash += term(slot, account);
    }

    /**
     * Adds a leg to the latest package.
     *
     * @param legRatio contracts per package, signed.
     */
    public void addLeg(final int legInstrument, final long legRatio)
    {
        final int leg = latest * MAX_LEGS + legs[latest]++;
        instrument[leg] = legInstrument;
        ratio[leg] = legRatio;
        hash += legTerm(leg);
    }

    /** Returns the id under which the account registered the package. */
    public long packageId(final int packageSlot)
    {
        return packageId[packageSlot];
    }

    /** Returns the number of legs registered so far, from 0. */
    public int legs(final int packageSlot)
    {
        return legs[packageSlot];
    }

    /** Returns the slot of the instrument of a leg; legs count from 0. */
    public int instrument(final int packageSlot, final int leg)
    {
        return instrument[packageSlot * MAX_LEGS + leg];
    }

    /** Returns the contracts per package, signed; a Decimal8 mantissa. */
    public long ratio(final int packageSlot, final int leg)
    {
        return ratio[packageSlot * MAX_LEGS + leg];
    }

    long hash()
    {
        return hash;
    }

    /** Copies the packages of a number of accounts, and the places that are free. */
    void copyState(final StateCopy copy, final int accounts)
    {
        size = copy.count(StateOwner.PACKAGE, size, capacity());
        copy.longs(StateOwner.PACKAGE, packageId, size);
        copy.ints(StateOwner.PACKAGE, next, size);
        copy.ints(StateOwner.PACKAGE, legs, size);
        copy.ints(StateOwner.PACKAGE_LEG, instrument, size * MAX_LEGS);
        copy.longs(StateOwner.PACKAGE_LEG, ratio, size * MAX_LEGS);
        copy.ints(StateOwner.PACKAGES_OF_ACCOUNT, first, accounts);
        copy.ints(StateOwner.PACKAGES_OF_ACCOUNT, last, accounts);
        firstFree = copy.value(StateOwner.PACKAGE_SLOTS, firstFree + 1) - 1;
        freed = copy.count(StateOwner.PACKAGE_SLOTS, freed, size);
        if (copy.loads())
        {
            hashAgain(accounts);
        }
    }

    private void hashAgain(final int accounts)
    {
        int registered = 0;
        for (int account = 0; account < accounts; account++)
        {
            for (int slot = first[account]; slot != Ids.NONE; slot = next(slot))
            {
                if (registered++ == size)
                {
                    throw new StateCopyException("the packages of accounts go round in a circle");
                }
                hash += term(slot, account);
                for (int leg = 0; leg < legs[slot]; leg++)
                {
                    hash += legTerm(slot * MAX_LEGS + leg);
                }
            }
        }
        int slot = firstFree;
        for (int depth = freed - 1; depth >= 0; depth--)
        {
            hash += freeTerm(depth, slot);
            slot = next[slot];
        }
    }
}
