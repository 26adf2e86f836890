package softlanding.engine.screening;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.Balances;
import softlanding.engine.market.BookKeys;
import softlanding.engine.market.Market;

/** Tests whether an account holds an object of the market. */
public final class Holders
{
    private final Market market;
    private final Accounts accounts;

    /** Reads the positions and balances of accounts. */
    public Holders(final Market market, final Accounts accounts)
    {
        this.market = market;
        this.accounts = accounts;
    }

    /**
     * Returns whether the account has a position in the underlying or any collateral. The evaluation of collateral also
     * uses spot prices, so an account with collateral depends on every underlying.
     */
    public boolean touchesUnderlying(final int account, final int underlying)
    {
        final Balances balances = accounts.balances();
        return accounts.positions().holdsAny(
            account, BookKeys.leastOfUnderlying(underlying), BookKeys.leastOfUnderlying(underlying + 1)) ||
            balances.end(account) > balances.begin(account);
    }

    /** Returns whether the account has a position in any instrument of the expiry. */
    public boolean touchesExpiry(final int account, final int expiry)
    {
        final long from = market.expiryKey(expiry);
        return accounts.positions().holdsAny(account, from, from + BookKeys.OF_EXPIRY);
    }

    /** Returns whether the account has a position in the call or the put of the strike. */
    public boolean touchesStrike(final int account, final int strikeSlot)
    {
        final long from = market.strikeKey(strikeSlot);
        return accounts.positions().holdsAny(account, from, from + BookKeys.OF_STRIKE);
    }

    /** Returns whether the account has a position in the instrument. */
    public boolean touchesInstrument(final int account, final int instrument)
    {
        final long key = market.bookKey(instrument);
        return accounts.positions().holdsAny(account, key, key + 1);
    }

    /** Returns whether the account has a balance of the asset. */
    public boolean touchesAsset(final int account, final int asset)
    {
        return accounts.balances().balance(account, asset) != 0;
    }
}
