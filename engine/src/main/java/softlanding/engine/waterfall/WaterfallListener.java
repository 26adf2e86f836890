package softlanding.engine.waterfall;

/** Receives what the waterfall did. Amounts are Decimal8 mantissas. */
public interface WaterfallListener
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

    /**
     * A position gave way to a bankrupt account's.
     *
     * @param quantity contracts, signed: what the account that gave way traded.
     * @param price    cash per coin.
     */
    void onPositionDeleveraged(
        long accountId, long bankruptAccountId, int instrumentId, long quantity, long price);

    /**
     * An account paid a part of what a bankrupt one owed.
     *
     * @param amount cash, above zero.
     */
    void onLossShared(long accountId, long bankruptAccountId, long amount);
}
