package softlanding.engine.liquidation;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.Balances;
import softlanding.engine.account.Positions;
import softlanding.engine.market.Market;

/** Looks at every account, and visits those that hold what changed. */
public final class FullScan implements AffectedAccounts
{
    private final Market market;
    private final Accounts accounts;

    public FullScan(final Market market, final Accounts accounts)
    {
        this.market = market;
        this.accounts = accounts;
    }

    @Override
    public void ofUnderlying(final int underlying, final AccountVisitor visitor)
    {
        final long from = Market.underlyingKey(underlying);
        final long to = Market.underlyingKey(underlying + 1);
        final Positions positions = accounts.positions();
        final Balances balances = accounts.balances();
        for (int account = 0; account < accounts.ids().size(); account++)
        {
            // Collateral is judged beside a spot price: whoever has some is looked at.
            if (positions.holdsAny(account, from, to) || balances.end(account) > balances.begin(account))
            {
                visitor.onAccount(account);
            }
        }
    }

    @Override
    public void ofExpiry(final int expiry, final AccountVisitor visitor)
    {
        final long from = market.expiryKey(expiry);
        ofRange(from, from + Market.EXPIRY_KEYS, visitor);
    }

    @Override
    public void ofStrike(final int strikeSlot, final AccountVisitor visitor)
    {
        final long from = market.strikeKey(strikeSlot);
        ofRange(from, from + Market.STRIKE_KEYS, visitor);
    }

    @Override
    public void ofInstrument(final int instrument, final AccountVisitor visitor)
    {
        final long key = market.bookKey(instrument);
        ofRange(key, key + 1, visitor);
    }

    @Override
    public void ofAsset(final int asset, final AccountVisitor visitor)
    {
        for (int account = 0; account < accounts.ids().size(); account++)
        {
            if (accounts.balances().balance(account, asset) != 0)
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

    private void ofRange(final long fromKey, final long toKey, final AccountVisitor visitor)
    {
        for (int account = 0; account < accounts.ids().size(); account++)
        {
            if (accounts.positions().holdsAny(account, fromKey, toKey))
            {
                visitor.onAccount(account);
            }
        }
    }
}
