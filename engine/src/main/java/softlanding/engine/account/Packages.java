package softlanding.engine.account;

import java.util.Arrays;
import softlanding.engine.state.Ids;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;

/**
 * Keeps the packages that accounts registered: positions that are closed only together, in a fixed ratio. Each
 * account's packages are in the order of their registration.
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
        return size < packageId.length;
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
        return next[packageSlot];
    }

    /** Returns whether an account has a package with an id. */
    public boolean contains(final int account, final long id)
    {
        int slot = first[account];
        while (slot != Ids.NONE && packageId[slot] != id)
        {
            slot = next[slot];
        }
        return slot != Ids.NONE;
    }

    /** Registers a package without legs, which follow. */
    public void add(final int account, final long id)
    {
        final int slot = size++;
        packageId[slot] = id;
        next[slot] = Ids.NONE;
        if (first[account] == Ids.NONE)
        {
            first[account] = slot;
        }
        else
        {
            next[last[account]] = slot;
        }
        last[account] = slot;
        hash += StateHash.term(StateOwner.PACKAGE, slot, StateHash.mix(id) + account);
    }

    /**
     * Adds a leg to the latest package.
     *
     * @param legRatio contracts per package, signed.
     */
    public void addLeg(final int legInstrument, final long legRatio)
    {
        final int leg = (size - 1) * MAX_LEGS + legs[size - 1]++;
        instrument[leg] = legInstrument;
        ratio[leg] = legRatio;
        hash += StateHash.term(StateOwner.PACKAGE_LEG, leg, StateHash.mix(legInstrument) + legRatio);
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
}
