package softlanding.engine.account;

/** Receives every movement of the insurance fund. Amounts are Decimal8 mantissas of cash. */
public interface InsuranceFundListener
{
    /** In place of an account's id: the venue itself moved the fund. */
    long VENUE = Long.MIN_VALUE;

    /**
     * The insurance fund moved.
     *
     * @param accountId for whom, or {@link #VENUE}.
     * @param amount    cash out of the fund; negative is into it.
     * @param fundAfter what it holds then.
     */
    void onInsuranceDrawn(long accountId, long amount, long fundAfter);
}
