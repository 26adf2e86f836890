package softlanding.engine.protection;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.Packages;
import softlanding.engine.market.Instruments;
import softlanding.engine.policy.Policies;
import softlanding.engine.policy.ProtectionKind;
import softlanding.engine.policy.ProtectionTerms;
import softlanding.engine.state.ByteColumn;
import softlanding.engine.state.Coded;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.Ids;
import softlanding.engine.state.IntColumn;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/**
 * What every account wants. An account without instructions of its own has the protection of its class; its own
 * instructions win, also where they ask for none.
 */
public final class Instructions
{
    private static final ProtectionKind[] KINDS = Coded.byCode(ProtectionKind.values());
    private static final long DEFAULT_HOLD_NS = 3_600_000_000_000L;
    private static final int LEAST_ENTRIES = 64;

    private final Accounts accounts;
    private final Policies policies;
    /** The number of the kind, plus one; 0 for an account without instructions of its own. */
    private final ByteColumn kindPlusOne;
    private final ByteColumn coinsFirst;
    private final StateColumn protectBelow;
    private final StateColumn maxHedgeShare;
    private final StateColumn holdNs;
    /** The first entry of each account, plus one. */
    private final IntColumn firstPlusOne;
    private final IntColumn nextPlusOne;
    private final ByteColumn group;
    /** The slot of the instrument, plus one; 0 for an entry that names a package, or nothing any more. */
    private final IntColumn instrumentPlusOne;
    private final StateColumn packageId;
    private final int[] free;
    private int freeSize;

    Instructions(final Accounts accounts, final Policies policies, final EngineLimits limits)
    {
        this.accounts = accounts;
        this.policies = policies;
        kindPlusOne = new ByteColumn(StateOwner.INSTRUCTION_KIND, limits.accounts());
        coinsFirst = new ByteColumn(StateOwner.INSTRUCTION_COINS_FIRST, limits.accounts());
        protectBelow = new StateColumn(StateOwner.INSTRUCTION_PROTECT_BELOW, limits.accounts());
        maxHedgeShare = new StateColumn(StateOwner.INSTRUCTION_HEDGE_SHARE, limits.accounts());
        holdNs = new StateColumn(StateOwner.INSTRUCTION_HOLD, limits.accounts());
        firstPlusOne = new IntColumn(StateOwner.INSTRUCTION_FIRST, limits.accounts());
        final int entries = entries(limits);
        nextPlusOne = new IntColumn(StateOwner.INSTRUCTION_NEXT, entries);
        group = new ByteColumn(StateOwner.INSTRUCTION_GROUP, entries);
        instrumentPlusOne = new IntColumn(StateOwner.INSTRUCTION_INSTRUMENT, entries);
        packageId = new StateColumn(StateOwner.INSTRUCTION_PACKAGE, entries);
        free = new int[entries];
        for (int i = 0; i < entries; i++)
        {
            free[i] = entries - 1 - i;
        }
        freeSize = entries;
    }

    private static int entries(final EngineLimits limits)
    {
        return Math.max(LEAST_ENTRIES, limits.accounts() / 2);
    }

    /** Returns the number of entries that the instructions of all accounts together may have. */
    public int capacity()
    {
        return free.length;
    }

    /** Returns whether there is room for new instructions of an account, which replace its present ones. */
    public boolean hasRoom(final int account, final InstructionDraft draft)
    {
        return draft.size(InstructionGroup.KEEP_LAST) + draft.size(InstructionGroup.CLOSE_FIRST) <=
            freeSize + entriesOf(account);
    }

    private int entriesOf(final int account)
    {
        int entries = 0;
        for (int entry = first(account); entry != Ids.NONE; entry = next(entry))
        {
            entries++;
        }
        return entries;
    }

    /** Replaces the instructions of an account by checked ones. */
    void set(final int account, final InstructionDraft draft, final Instruments instruments)
    {
        kindPlusOne.set(account, draft.kind().code() + 1);
        coinsFirst.set(account, draft.coinsFirst() ? 1 : 0);
        protectBelow.set(account, draft.protectBelow());
        maxHedgeShare.set(account, draft.maxHedgeShare());
        holdNs.set(account, draft.holdNs());
        clearEntries(account);
        addEntries(account, draft, InstructionGroup.CLOSE_FIRST, instruments);
        addEntries(account, draft, InstructionGroup.KEEP_LAST, instruments);
    }

    private void clearEntries(final int account)
    {
        for (int entry = first(account); entry != Ids.NONE; entry = next(entry))
        {
            free[freeSize++] = entry;
        }
        firstPlusOne.set(account, 0);
    }

    /** Entries are put in front, so the last one of the event is added first. */
    private void addEntries(
        final int account, final InstructionDraft draft, final InstructionGroup ofGroup, final Instruments instruments)
    {
        for (int i = draft.size(ofGroup) - 1; i >= 0; i--)
        {
            final int entry = free[--freeSize];
            final int instrumentId = draft.instrumentId(ofGroup, i);
            final boolean isPackage = instrumentId == InstructionDraft.NO_INSTRUMENT;
            group.set(entry, ofGroup.code());
            instrumentPlusOne.set(entry, isPackage ? 0 : instruments.ids().slot(instrumentId) + 1);
            packageId.set(entry, isPackage ? draft.packageId(ofGroup, i) : 0);
            nextPlusOne.set(entry, firstPlusOne.get(account));
            firstPlusOne.set(account, entry + 1);
        }
    }

    private int first(final int account)
    {
        return firstPlusOne.get(account) - 1;
    }

    private int next(final int entry)
    {
        return nextPlusOne.get(entry) - 1;
    }

    private ProtectionTerms ofClass(final int account)
    {
        return policies.ofClass(accounts.accountClass(account)).protection();
    }

    /** Returns the protection of an account: its own, or that of its class. */
    public ProtectionKind kind(final int account)
    {
        final int own = kindPlusOne.get(account);
        return own == 0 ? ofClass(account).kind() : KINDS[own - 1];
    }

    /** Returns the ratio below which the account is protected, or would be. */
    public long protectBelow(final int account)
    {
        if (kindPlusOne.get(account) != 0)
        {
            return protectBelow.get(account);
        }
        final ProtectionTerms terms = ofClass(account);
        return terms.kind() == ProtectionKind.NONE ? ProtectionTerms.DEFAULT_PROTECT_BELOW : terms.protectBelow();
    }

    /** Returns the largest share of an underlying's delta that is hedged. */
    long maxHedgeShare(final int account)
    {
        return kindPlusOne.get(account) == 0 ? Decimal8.ONE : maxHedgeShare.get(account);
    }

    /** Returns the least time that a hedge is held, nanoseconds. */
    long holdNs(final int account)
    {
        return kindPlusOne.get(account) == 0 ? DEFAULT_HOLD_NS : holdNs.get(account);
    }

    /** Returns whether the account names anything that is kept or closed first. */
    boolean namesAnything(final int account)
    {
        return firstPlusOne.get(account) != 0;
    }

    /** Returns whether a group names an instrument, or a package of the account with a leg in it. */
    boolean names(final int account, final InstructionGroup ofGroup, final int instrument)
    {
        boolean named = false;
        for (int entry = first(account); entry != Ids.NONE && !named; entry = next(entry))
        {
            named = group.get(entry) == ofGroup.code() && (instrumentPlusOne.get(entry) == instrument + 1 ||
                (instrumentPlusOne.get(entry) == 0 && holds(account, packageId.get(entry), instrument)));
        }
        return named;
    }

    /** Returns whether a package of the account, if it still exists, has a leg in an instrument. */
    private boolean holds(final int account, final long id, final int instrument)
    {
        final Packages packages = accounts.packages();
        boolean holds = false;
        for (int slot = packages.first(account); slot != Ids.NONE && !holds; slot = packages.next(slot))
        {
            for (int leg = 0; leg < packages.legs(slot) && packages.packageId(slot) == id; leg++)
            {
                holds |= packages.instrument(slot, leg) == instrument;
            }
        }
        return holds;
    }

    /** Forgets the instruments of a settled expiry, because their slots are freed. */
    void forget(final int expiry, final Instruments instruments)
    {
        for (int entry = 0; entry < free.length; entry++)
        {
            final int instrument = instrumentPlusOne.get(entry) - 1;
            if (instrument != Ids.NONE && instruments.expiry(instrument) == expiry)
            {
                instrumentPlusOne.set(entry, 0);
                packageId.set(entry, InstructionDraft.NO_PACKAGE);
            }
        }
    }

    long hash()
    {
        return kindPlusOne.hash() + coinsFirst.hash() + protectBelow.hash() + maxHedgeShare.hash() + holdNs.hash() +
            firstPlusOne.hash() + nextPlusOne.hash() + group.hash() + instrumentPlusOne.hash() + packageId.hash();
    }

    void copyState(final StateCopy copy)
    {
        kindPlusOne.copyState(copy);
        coinsFirst.copyState(copy);
        protectBelow.copyState(copy);
        maxHedgeShare.copyState(copy);
        holdNs.copyState(copy);
        firstPlusOne.copyState(copy);
        nextPlusOne.copyState(copy);
        group.copyState(copy);
        instrumentPlusOne.copyState(copy);
        packageId.copyState(copy);
        freeSize = copy.count(StateOwner.INSTRUCTION_FREE, freeSize, free.length);
        copy.ints(StateOwner.INSTRUCTION_FREE, free, freeSize);
    }
}
