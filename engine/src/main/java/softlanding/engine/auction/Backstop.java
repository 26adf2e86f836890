package softlanding.engine.auction;

import softlanding.engine.liquidation.LiquidationPolicy;

/** What stands behind the auctions: the insurance fund, and the steps after it. Money in Decimal8 mantissas. */
public interface Backstop
{
    /** Most that the insurance fund would pay for an account now. */
    long payable(int account, LiquidationPolicy policy);

    /** The insurance fund pays for an account, up to what is {@link #payable}. */
    void pay(int account, long amount);

    /** The insurance fund receives the fee of an account. */
    void receive(int account, long amount);

    /**
     * Takes over a bankrupt account that no auction brings back.
     *
     * @return whether it was taken over.
     */
    boolean closeOut(int account, LiquidationPolicy policy);
}
