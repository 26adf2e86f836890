package softlanding.engine.protection;

import softlanding.engine.policy.PolicyTerms;
import softlanding.engine.policy.ProtectionKind;
import softlanding.engine.policy.ProtectionTerms;
import softlanding.engine.state.Decimal8;

/** What one event says that an account wants. Reused: it holds the fields of one event. Decimal8 mantissas. */
public final class InstructionDraft
{
    /** The most entries of a group. */
    public static final int MAX_ENTRIES = 64;
    /** Stands for an entry without an instrument. */
    public static final int NO_INSTRUMENT = Integer.MIN_VALUE;
    /** Stands for an entry without a package. */
    public static final long NO_PACKAGE = Long.MIN_VALUE;

    private static final long DEFAULT_HOLD_NS = 3_600_000_000_000L;

    private final int[][] instrumentIds = new int[InstructionGroup.values().length][MAX_ENTRIES];
    private final long[][] packageIds = new long[instrumentIds.length][MAX_ENTRIES];
    private final int[] sizes = new int[instrumentIds.length];
    private long accountId;
    private ProtectionKind kind = ProtectionKind.NONE;
    private boolean coinsFirst;
    private long protectBelow;
    private long maxHedgeShare;
    private long holdNs;

    /** Begins the instructions of an account; entries follow. */
    public InstructionDraft of(final long ofAccountId, final ProtectionKind newKind, final boolean newCoinsFirst)
    {
        accountId = ofAccountId;
        kind = newKind;
        coinsFirst = newCoinsFirst;
        sizes[0] = 0;
        sizes[1] = 0;
        return this;
    }

    /** Sets the numbers, or {@link PolicyTerms#ABSENT} for each that is left out. */
    public InstructionDraft with(final long newProtectBelow, final long newMaxHedgeShare, final long newHoldNs)
    {
        protectBelow = newProtectBelow == PolicyTerms.ABSENT ?
            ProtectionTerms.DEFAULT_PROTECT_BELOW : newProtectBelow;
        maxHedgeShare = newMaxHedgeShare == PolicyTerms.ABSENT ? Decimal8.ONE : newMaxHedgeShare;
        holdNs = newHoldNs == PolicyTerms.ABSENT ? DEFAULT_HOLD_NS : newHoldNs;
        return this;
    }

    /** Adds an entry to a group; entries beyond the maximum are only counted. */
    public void add(final InstructionGroup group, final int instrumentId, final long packageId)
    {
        final int g = group.code();
        if (sizes[g] < MAX_ENTRIES)
        {
            instrumentIds[g][sizes[g]] = instrumentId;
            packageIds[g][sizes[g]] = packageId;
        }
        sizes[g]++;
    }

    /** Returns the id of the account. */
    public long accountId()
    {
        return accountId;
    }

    ProtectionKind kind()
    {
        return kind;
    }

    boolean coinsFirst()
    {
        return coinsFirst;
    }

    long protectBelow()
    {
        return protectBelow;
    }

    long maxHedgeShare()
    {
        return maxHedgeShare;
    }

    long holdNs()
    {
        return holdNs;
    }

    int size(final InstructionGroup group)
    {
        return sizes[group.code()];
    }

    int instrumentId(final InstructionGroup group, final int i)
    {
        return instrumentIds[group.code()][i];
    }

    long packageId(final InstructionGroup group, final int i)
    {
        return packageIds[group.code()][i];
    }
}
