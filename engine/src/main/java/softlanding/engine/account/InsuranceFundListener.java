package softlanding.engine.account;

/** Receives every movement of the insurance fund. Amounts are Decimal8 mantissas of cash. */
public interface InsuranceFundListener
{
    /** Replaces the account id where the venue itself moved the fund. */
    long VENUE = Long.MIN_VALUE;

    /**
     * Receives a movement of the insurance fund.
     *
     * @param accountId account that the movement is for, or {@link #VENUE}.
     * @param amount    cash out of the fund; negative is into it.
     * @param fundAfter balance after the movement.
     */
    void onInsuranceFundChanged(long accountId, long amount, long fundAfter);
}
