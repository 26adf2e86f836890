package softlanding.engine.waterfall;

import softlanding.engine.account.InsuranceFundListener;

/** Receives the decisions of the waterfall. Amounts are Decimal8 mantissas. */
public interface WaterfallListener extends InsuranceFundListener
{
    /**
     * Receives the auto-deleveraging of a part of a position against a liquidated account.
     *
     * @param quantity contracts, signed: the trade of the deleveraged account.
     * @param price    cash per coin.
     */
    void onPositionDeleveraged(
        long accountId, long liquidatedAccountId, int instrumentId, long quantity, long price);

    /**
     * Receives an account's payment towards the deficit of a bankrupt account.
     *
     * @param amount cash, above zero.
     */
    void onLossShared(long accountId, long liquidatedAccountId, long amount);
}
