package softlanding.engine.protection;

import org.jspecify.annotations.Nullable;
import softlanding.engine.account.Accounts;
import softlanding.engine.market.Market;
import softlanding.engine.policy.ProtectionTerms;
import softlanding.engine.state.Coded;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/** Checks instructions before anything changes. */
public final class InstructionCheck
{
    private static final InstructionGroup[] GROUPS = Coded.byCode(InstructionGroup.values());
    private static final long MAX_HOLD_NS = 10L * 86_400 * 1_000_000_000L;

    private final Market market;
    private final Accounts accounts;

    /** Checks against the listings of a market and the packages of accounts. */
    public InstructionCheck(final Market market, final Accounts accounts)
    {
        this.market = market;
        this.accounts = accounts;
    }

    /** Returns the first fault of the instructions of an opened account; null if there is none. */
    public @Nullable InstructionFault fault(final InstructionDraft draft, final int account)
    {
        if (isOutside(draft.protectBelow(), ProtectionTerms.MIN_PROTECT_BELOW, ProtectionTerms.MAX_PROTECT_BELOW))
        {
            return InstructionFault.PROTECT_BELOW;
        }
        if (isOutside(draft.maxHedgeShare(), 0, Decimal8.ONE))
        {
            return InstructionFault.MAX_HEDGE_SHARE;
        }
        if (isOutside(draft.holdNs(), 0, MAX_HOLD_NS))
        {
            return InstructionFault.HOLD_NS;
        }
        for (final InstructionGroup group : GROUPS)
        {
            if (draft.size(group) > InstructionDraft.MAX_ENTRIES)
            {
                return group == InstructionGroup.KEEP_LAST ?
                    InstructionFault.TOO_MANY_KEPT : InstructionFault.TOO_MANY_FIRST;
            }
        }
        InstructionFault fault = null;
        for (final InstructionGroup group : GROUPS)
        {
            for (int i = 0; i < draft.size(group) && fault == null; i++)
            {
                fault = entryFault(draft, group, i, account);
            }
        }
        return fault;
    }

    private static boolean isOutside(final long value, final long least, final long most)
    {
        return value < least || value > most;
    }

    private @Nullable InstructionFault entryFault(
        final InstructionDraft draft, final InstructionGroup group, final int i, final int account)
    {
        final int instrumentId = draft.instrumentId(group, i);
        final long packageId = draft.packageId(group, i);
        if (instrumentId == InstructionDraft.NO_INSTRUMENT)
        {
            if (packageId == InstructionDraft.NO_PACKAGE)
            {
                return InstructionFault.NOTHING_NAMED;
            }
            return !accounts.packages().contains(account, packageId) ? InstructionFault.UNKNOWN_PACKAGE :
                isNamedBefore(draft, group, i) ? InstructionFault.PACKAGE_NAMED_TWICE : null;
        }
        if (packageId != InstructionDraft.NO_PACKAGE)
        {
            return InstructionFault.BOTH_NAMED;
        }
        final int instrument = market.instruments().ids().slot(instrumentId);
        if (instrument == Ids.NONE)
        {
            return InstructionFault.UNKNOWN_INSTRUMENT;
        }
        final int expiry = market.instruments().expiry(instrument);
        if (expiry != Ids.NONE && market.expiries().isSettled(expiry))
        {
            return InstructionFault.SETTLED_INSTRUMENT;
        }
        return isNamedBefore(draft, group, i) ? InstructionFault.INSTRUMENT_NAMED_TWICE : null;
    }

    /** Returns whether an entry before this one, of either group, names the same. */
    private static boolean isNamedBefore(final InstructionDraft draft, final InstructionGroup group, final int i)
    {
        boolean named = false;
        for (final InstructionGroup other : GROUPS)
        {
            final int size = other == group ? i : other.code() < group.code() ? draft.size(other) : 0;
            for (int j = 0; j < size && !named; j++)
            {
                named = draft.instrumentId(other, j) == draft.instrumentId(group, i) &&
                    draft.packageId(other, j) == draft.packageId(group, i);
            }
        }
        return named;
    }
}
