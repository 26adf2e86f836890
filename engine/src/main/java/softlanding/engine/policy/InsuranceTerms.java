package softlanding.engine.policy;

import org.jspecify.annotations.Nullable;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.copy.Numbers;

/**
 * Who pays what an account owes: the terms of {@code InsuranceTermsSet}.
 *
 * @param insuranceLimit most cash that the insurance fund pays for one account, a Decimal8 mantissa.
 * @param insuranceShare most cash that the fund risks for one account, as a share of the notional of its portfolio.
 * @param isDeleveragingKnown whether the engine has the rule of deleveraging that was asked for.
 */
public record InsuranceTerms(long insuranceLimit, long insuranceShare, boolean isDeleveragingKnown)
    implements PolicyTerms
{
    private static final TermTable TABLE = new TermTable()
        .add("insuranceLimit", Long.MAX_VALUE, 0, Long.MAX_VALUE)
        .decimal("insuranceShare", TermTable.percent(1), 0, 1);

    /**
     * The fields of the event.
     *
     * @param insuranceLimit {@link PolicyTerms#ABSENT} where it is left out.
     * @param isDeleveragingKnown whether the rule of deleveraging is water filling, or left out.
     */
    public static InsuranceTerms of(final long insuranceLimit, final boolean isDeleveragingKnown)
    {
        return of(insuranceLimit, ABSENT, isDeleveragingKnown);
    }

    /**
     * The fields of the event; numbers are {@link PolicyTerms#ABSENT} where they are left out.
     *
     * @param isDeleveragingKnown whether the rule of deleveraging is water filling, or left out.
     */
    public static InsuranceTerms of(
        final long insuranceLimit, final long insuranceShare, final boolean isDeleveragingKnown)
    {
        final long[] n = TABLE.complete(insuranceLimit, insuranceShare);
        return new InsuranceTerms(n[0], n[1], isDeleveragingKnown);
    }

    /** The default of every field. */
    public static InsuranceTerms defaults()
    {
        return of(ABSENT, true);
    }

    @Override
    public @Nullable String faultyField()
    {
        return isDeleveragingKnown ? TABLE.faultyField(insuranceLimit, insuranceShare) : "deleveraging";
    }

    @Override
    public long hash()
    {
        return StateHash.of(insuranceLimit, insuranceShare);
    }

    /** Appends all terms as numbers from which {@link #from} makes them again. */
    void addTo(final Numbers numbers)
    {
        numbers.add(insuranceLimit, insuranceShare, isDeleveragingKnown ? 1 : 0);
    }

    /** Returns the terms of which {@link #addTo} made numbers. */
    static InsuranceTerms from(final Numbers numbers)
    {
        return new InsuranceTerms(numbers.next(), numbers.next(), numbers.next() != 0);
    }
}
