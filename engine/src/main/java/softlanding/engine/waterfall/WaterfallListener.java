package softlanding.engine.waterfall;

import softlanding.engine.account.InsuranceFundListener;

/** Receives the steps of the waterfall. Amounts are Decimal8 mantissas. */
public interface WaterfallListener extends InsuranceFundListener
{
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
