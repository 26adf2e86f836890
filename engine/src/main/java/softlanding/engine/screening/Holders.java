package softlanding.engine.screening;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.Balances;
import softlanding.engine.market.Market;

/** Who holds what a change of the market touches. */
public final class Holders
{
    private final Market market;
    private final Accounts accounts;

    /** Reads what accounts hold, by slot. */
    public Holders(final Market market, final Accounts accounts)
    {
        this.market = market;
        this.accounts = accounts;
    }

    /** Collateral is judged beside a spot price: whoever has some is touched by every underlying. */
    public boolean touchesUnderlying(final int account, final int underlying)
    {
        final Balances balances = accounts.balances();
        return accounts.positions().holdsAny(
            account, Market.underlyingKey(underlying), Market.underlyingKey(underlying + 1)) ||
            balances.end(account) > balances.begin(account);
    }

    /** Whether the account has a position in any instrument of the expiry. */
    public boolean touchesExpiry(final int account, final int expiry)
    {
        final long from = market.expiryKey(expiry);
        return accounts.positions().holdsAny(account, from, from + Market.EXPIRY_KEYS);
    }

    /** Whether the account has a position in the call or the put of the strike. */
    public boolean touchesStrike(final int account, final int strikeSlot)
    {
        final long from = market.strikeKey(strikeSlot);
        return accounts.positions().holdsAny(account, from, from + Market.STRIKE_KEYS);
    }

    /** Whether the account has a position in the instrument. */
    public boolean touchesInstrument(final int account, final int instrument)
    {
        final long key = market.bookKey(instrument);
        return accounts.positions().holdsAny(account, key, key + 1);
    }

    /** Whether the account has a balance of the asset. */
    public boolean touchesAsset(final int account, final int asset)
    {
        return accounts.balances().balance(account, asset) != 0;
    }
}
