package softlanding.engine.account;

import softlanding.engine.state.Ids;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/**
 * Keeps the positions of all accounts. Each account's positions are in the order of {@code Market.bookKey}. A row
 * number is valid until a position of the account is added or removed.
 */
public final class Positions
{
    private static final int QUANTITY = 1;
    private static final int COST = 2;
    private static final int FUNDING_INDEX = 3;
    private static final int IN_FLIGHT = 4;
    private static final int WIDTH = 4;
    private static final long OWNER = StateOwner.POSITION_QUANTITY.number() - QUANTITY;

    private final VenueTotals venueTotals;
    private final AccountRows rows;
    private final long[] revision;
    private long hash;

    /**
     * Reserves the rows of all accounts.
     *
     * @param revision of each account; grows with every change.
     */
    Positions(final VenueTotals venueTotals, final long[] revision, final int capacity, final int bookSize)
    {
        this.revision = revision;
        this.venueTotals = venueTotals;
        rows = new AccountRows(
            StateOwner.POSITION_ROWS, revision.length, capacity, WIDTH, bookSize);
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

    /** Returns the row of an instrument's book key, or {@link Ids#NONE}. */
    public int find(final int account, final long bookKey)
    {
        return rows.find(account, bookKey);
    }

    /** Returns whether the account has a position with a book key of at least {@code from} and below {@code to}. */
    public boolean holdsAny(final int account, final long from, final long to)
    {
        final int row = rows.lowerBound(account, from);
        return row < rows.end(account) && rows.key(row) < to;
    }

    /** Returns whether the account has room for one more position. */
    public boolean hasRoom(final int account)
    {
        return rows.hasRoom(account);
    }

    /** Returns whether the account holds as many positions as one account may. */
    public boolean isBookFull(final int account)
    {
        return rows.isFull(account);
    }

    /** Returns the value of the limit that leaves an account no room for one more position. */
    public int limit(final int account)
    {
        return rows.isFull(account) ? rows.mostPerAccount() : rows.capacity();
    }

    /** Returns whether the account has room for a number of additional positions. */
    public boolean hasRoom(final int account, final int more)
    {
        return rows.hasRoom(account, more);
    }

    /** Returns the sort key of the position: underlying, expiry, strike and instrument in one number. */
    public long bookKey(final int row)
    {
        return rows.key(row);
    }

    /** Returns the contracts, signed; a Decimal8 mantissa. */
    public long quantity(final int row)
    {
        return rows.get(QUANTITY, row);
    }

    /**
     * Returns the entry cost of the position: quantity * price * contract size; signed, a Decimal8 mantissa of cash.
     */
    public long cost(final int row)
    {
        return rows.get(COST, row);
    }

    /** Returns the perpetual's cumulative funding that is already paid into cash; a Decimal8 mantissa of cash. */
    public long fundingIndex(final int row)
    {
        return rows.get(FUNDING_INDEX, row);
    }

    /**
     * Returns the contracts in flight, that is ordered by liquidation and not yet answered, signed as the account
     * trades; a Decimal8 mantissa.
     */
    public long inFlight(final int row)
    {
        return rows.get(IN_FLIGHT, row);
    }

    /** Copies the book keys and quantities of all rows of an account; returns their number. */
    public int copy(final int account, final long[] bookKeys, final long[] quantities)
    {
        final int begin = rows.begin(account);
        final int size = rows.end(account) - begin;
        rows.copyKeys(begin, size, bookKeys);
        rows.copy(QUANTITY, begin, size, quantities);
        return size;
    }

    /**
     * Copies what no margin of an option depends on: costs, funding and contracts in flight of all rows; returns their
     * number.
     */
    public int copyDetails(
        final int account, final long[] costs, final long[] fundingIndexes, final long[] inFlight)
    {
        final int begin = rows.begin(account);
        final int size = rows.end(account) - begin;
        rows.copy(COST, begin, size, costs);
        rows.copy(FUNDING_INDEX, begin, size, fundingIndexes);
        rows.copy(IN_FLIGHT, begin, size, inFlight);
        return size;
    }

    /** Returns the row of a book key; a missing row is added. */
    int require(final int account, final long bookKey)
    {
        final int row = rows.find(account, bookKey);
        if (row != Ids.NONE)
        {
            return row;
        }
        revision[account]++;
        return rows.insert(account, bookKey);
    }

    void update(final int account, final int row, final long quantity, final long cost, final long fundingIndex)
    {
        venueTotals.positionChanged(account, this, row, quantity, cost, fundingIndex);
        set(account, row, QUANTITY, quantity);
        set(account, row, COST, cost);
        set(account, row, FUNDING_INDEX, fundingIndex);
    }

    /** Adds contracts to those in flight of a position. */
    public void addInFlight(final int account, final int row, final long quantity)
    {
        set(account, row, IN_FLIGHT, rows.get(IN_FLIGHT, row) + quantity);
    }

    /** Removes a row that holds nothing. */
    public void removeIfEmpty(final int account, final int row)
    {
        if (rows.get(QUANTITY, row) == 0 && rows.get(IN_FLIGHT, row) == 0)
        {
            update(account, row, 0, 0, 0);
            rows.remove(account, row);
        }
    }

    long hash()
    {
        return hash + rows.layoutHash();
    }

    private void set(final int account, final int row, final int column, final long value)
    {
        revision[account]++;
        final long before = rows.get(column, row);
        if (before != value)
        {
            hash += StateHash.change(StateHash.seed(owner(account, column)), rows.key(row), before, value);
            rows.set(column, row, value);
        }
    }

    /** Copies the positions of a number of accounts. */
    void copyState(final StateCopy copy, final int accounts)
    {
        rows.copyState(copy, accounts);
        for (int account = 0; account < accounts && copy.loads(); account++)
        {
            for (int row = begin(account); row < end(account); row++)
            {
                for (int column = 1; column <= WIDTH; column++)
                {
                    hash += StateHash.change(
                        StateHash.seed(owner(account, column)), rows.key(row), 0, rows.get(column, row));
                }
            }
        }
    }

    private static long owner(final int account, final int column)
    {
        return OWNER + column + ((long)account << 8);
    }
}
