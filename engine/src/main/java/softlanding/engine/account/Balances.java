package softlanding.engine.account;

import softlanding.engine.state.Ids;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/** Keeps the collateral of all accounts. Each account's assets are in the order of their listing. */
public final class Balances
{
    private static final int QUANTITY = 1;
    private static final int MAX_PER_ACCOUNT = 1_024;

    private final AccountRows rows;
    private final long[] revision;
    private long hash;

    /**
     * Reserves the rows of all accounts.
     *
     * @param revision of each account; grows with every change.
     */
    Balances(final long[] revision, final int capacity)
    {
        this.revision = revision;
        rows = new AccountRows(StateOwner.BALANCE_ROWS, revision.length, capacity, 1, MAX_PER_ACCOUNT);
    }

    /** Returns the first row of an account. */
    public int begin(final int account)
    {
        return rows.begin(account);
    }

    /** Returns the row after the last one of an account. */
    public int end(final int account)
    {
        return rows.end(account);
    }

    /** Returns the slot of the collateral asset of this row. */
    public int asset(final int row)
    {
        return (int)rows.key(row);
    }

    /** Returns the coins, not negative; a Decimal8 mantissa. */
    public long quantity(final int row)
    {
        return rows.get(QUANTITY, row);
    }

    /** Returns the account's coins of an asset; a Decimal8 mantissa. */
    public long balance(final int account, final int asset)
    {
        final int row = rows.find(account, asset);
        return row == Ids.NONE ? 0 : rows.get(QUANTITY, row);
    }

    /** Returns whether the account has room for a balance of the asset. */
    public boolean hasRoom(final int account, final int asset)
    {
        return rows.find(account, asset) != Ids.NONE || rows.hasRoom(account);
    }

    /** Returns the maximum number of balances of all accounts together. */
    public int limit()
    {
        return rows.capacity();
    }

    /** Returns whether the account has room for a number of additional balances. */
    boolean hasRoomForMore(final int account, final int more)
    {
        return rows.hasRoom(account, more);
    }

    void set(final int account, final int asset, final long quantity)
    {
        revision[account]++;
        int row = rows.find(account, asset);
        if (row == Ids.NONE)
        {
            row = rows.insert(account, asset);
        }
        hash += StateHash.change(StateHash.seed(owner(account)), asset, rows.get(QUANTITY, row), quantity);
        rows.set(QUANTITY, row, quantity);
        if (quantity == 0)
        {
            rows.remove(account, row);
        }
    }

    long hash()
    {
        return hash + rows.layoutHash();
    }

    /** Copies the collateral of a number of accounts. */
    void copyState(final StateCopy copy, final int accounts)
    {
        rows.copyState(copy, accounts);
        for (int account = 0; account < accounts && copy.loads(); account++)
        {
            for (int row = begin(account); row < end(account); row++)
            {
                hash += StateHash.change(StateHash.seed(owner(account)), asset(row), 0, quantity(row));
            }
        }
    }

    private static long owner(final int account)
    {
        return StateOwner.BALANCE.number() + ((long)account << 8);
    }
}
