package softlanding.engine.waterfall;

import softlanding.engine.account.Accounts;
import softlanding.engine.liquidation.LiquidationPolicy;

/** The steps after orders and auctions. */
public final class Waterfall
{
    private final Accounts accounts;
    private final InsuranceFund fund;

    public Waterfall(final Accounts accounts, final InsuranceFund fund)
    {
        this.accounts = accounts;
        this.fund = fund;
    }

    /**
     * Closes a bankrupt account out: the insurance fund pays, within its limit; then its positions are given to the
     * accounts that hold the opposite, which share what is still missing.
     *
     * @param account slot.
     * @param policy  of the account's class.
     * @return whether anything was paid or closed.
     */
    public boolean closeOut(final int account, final LiquidationPolicy policy)
    {
        return false;
    }
}
