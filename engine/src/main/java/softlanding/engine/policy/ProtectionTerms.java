package softlanding.engine.policy;

import org.jspecify.annotations.Nullable;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.StateHash;

/**
 * The terms of a class about protection and instructions: fields of {@code LiquidationPolicySet}. Decimal8 mantissas.
 *
 * @param kind protection of the accounts that gave no instructions.
 * @param protectBelow ratio below which these accounts are protected.
 * @param costFactor multiple of the best unit's cost per release up to which instructions are followed.
 * @param patienceNs time that a protection order is valid.
 * @param intervalNs least time between two protection orders of an account.
 */
public record ProtectionTerms(
    ProtectionKind kind, long protectBelow, long costFactor, long patienceNs, long intervalNs)
{
    /** Least ratio below which an account can ask to be protected. */
    public static final long MIN_PROTECT_BELOW = 110 * Decimal8.ONE / 100;
    /** Highest ratio below which an account can ask to be protected. */
    public static final long MAX_PROTECT_BELOW = 2 * Decimal8.ONE;
    /** Ratio below which an account is protected that says no other. */
    public static final long DEFAULT_PROTECT_BELOW = 125 * Decimal8.ONE / 100;

    private static final TermTable TABLE = new TermTable()
        .add("protectBelow", DEFAULT_PROTECT_BELOW, MIN_PROTECT_BELOW, MAX_PROTECT_BELOW)
        .decimal("instructionCostFactor", 2 * Decimal8.ONE, 1, 100)
        .duration("protectionPatienceNs", TermTable.seconds(10), 1)
        .duration("protectionIntervalNs", TermTable.seconds(10), 0);
    private static final ProtectionTerms DEFAULTS = of(
        ProtectionKind.NONE, PolicyTerms.ABSENT, PolicyTerms.ABSENT, PolicyTerms.ABSENT, PolicyTerms.ABSENT);

    /**
     * The fields of the event.
     *
     * @param numbers protectBelow, instructionCostFactor, protectionPatienceNs and protectionIntervalNs, or {@link
     *     PolicyTerms#ABSENT} for each that is left out.
     */
    public static ProtectionTerms of(final ProtectionKind kind, final long... numbers)
    {
        final long[] n = TABLE.complete(numbers);
        return new ProtectionTerms(kind, n[0], n[1], n[2], n[3]);
    }

    /** Returns the terms without protection. */
    public static ProtectionTerms defaults()
    {
        return DEFAULTS;
    }

    @Nullable String faultyField()
    {
        return TABLE.faultyField(protectBelow, costFactor, patienceNs, intervalNs);
    }

    /** Returns the hash over all terms; 0 for the defaults. */
    long hash()
    {
        return equals(DEFAULTS) ? 0 : StateHash.of(kind.code(), protectBelow, costFactor, patienceNs, intervalNs);
    }
}
