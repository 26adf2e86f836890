package softlanding.engine.screening;

import softlanding.engine.account.Accounts;
import softlanding.engine.market.Market;

/**
 * Checks every account, and visits those that hold the changed object. This is the slowest scanner and the simplest.
 */
public final class FullScan implements AccountScanner
{
    private final Accounts accounts;
    private final Holders holders;

    /** Scans the accounts of a market. */
    public FullScan(final Market market, final Accounts accounts)
    {
        this.accounts = accounts;
        holders = new Holders(market, accounts);
    }

    @Override
    public void ofUnderlying(final int underlying, final AccountVisitor visitor)
    {
        for (int account = 0; account < accounts.ids().size(); account++)
        {
            if (holders.touchesUnderlying(account, underlying))
            {
                visitor.onAccount(account);
            }
        }
    }

    @Override
    public void ofExpiry(final int expiry, final AccountVisitor visitor)
    {
        for (int account = 0; account < accounts.ids().size(); account++)
        {
            if (holders.touchesExpiry(account, expiry))
            {
                visitor.onAccount(account);
            }
        }
    }

    @Override
    public void ofStrike(final int strikeSlot, final AccountVisitor visitor)
    {
        for (int account = 0; account < accounts.ids().size(); account++)
        {
            if (holders.touchesStrike(account, strikeSlot))
            {
                visitor.onAccount(account);
            }
        }
    }

    @Override
    public void ofInstrument(final int instrument, final AccountVisitor visitor)
    {
        for (int account = 0; account < accounts.ids().size(); account++)
        {
            if (holders.touchesInstrument(account, instrument))
            {
                visitor.onAccount(account);
            }
        }
    }

    @Override
    public void ofAsset(final int asset, final AccountVisitor visitor)
    {
        for (int account = 0; account < accounts.ids().size(); account++)
        {
            if (holders.touchesAsset(account, asset))
            {
                visitor.onAccount(account);
            }
        }
    }

    @Override
    public void all(final AccountVisitor visitor)
    {
        for (int account = 0; account < accounts.ids().size(); account++)
        {
            visitor.onAccount(account);
        }
    }
}
