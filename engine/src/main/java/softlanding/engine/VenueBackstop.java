package softlanding.engine;

import softlanding.engine.auction.Backstop;
import softlanding.engine.liquidation.LiquidationPolicy;

/** The insurance fund. */
final class VenueBackstop implements Backstop
{
    private long balance = 1_000_000_00000000L;

    @Override
    public long payable(final int account, final LiquidationPolicy policy)
    {
        return Math.min(balance, policy.insuranceLimit());
    }

    @Override
    public void pay(final int account, final long amount)
    {
        balance -= amount;
    }

    @Override
    public void receive(final int account, final long amount)
    {
        balance += amount;
    }

    @Override
    public boolean closeOut(final int account, final LiquidationPolicy policy)
    {
        return false;
    }
}
