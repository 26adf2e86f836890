package softlanding.engine.margin;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.Balances;
import softlanding.engine.account.MarginMode;
import softlanding.engine.account.Positions;
import softlanding.engine.account.TradeEffect;
import softlanding.engine.market.BookKeys;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.state.Begins;

/**
 * Holds the portfolio of one account for valuation. Trades can be tried on it without a change of the account.
 * Positions are in the order of {@link Market#bookKey}. One instance is reused for many accounts.
 */
public final class Book
{
    private static final long NEVER = -1;

    private final Market market;
    private final TradeEffect effect;
    private final long[] keys;
    private final int[] instruments;
    private final long[] quantities;
    private final long[] costs;
    private final long[] fundingIndexes;
    private final long[] inFlight;
    private final int[] assets;
    private final long[] assetQuantities;
    private MarginMode marginMode;
    private long cash;
    private int size;
    private int balances;
    private long changes;
    private long changesOwing = NEVER;
    private boolean owing;

    /**
     * Reserves room for one account.
     *
     * @param mostPositions maximum number of positions of one account.
     * @param mostAssets    maximum number of collateral assets of one account.
     */
    public Book(final Market market, final int mostPositions, final int mostAssets)
    {
        this.market = market;
        effect = new TradeEffect(market.instruments());
        final int capacity = mostPositions + 1;
        keys = new long[capacity];
        instruments = new int[capacity];
        quantities = new long[capacity];
        costs = new long[capacity];
        fundingIndexes = new long[capacity];
        inFlight = new long[capacity];
        assets = new int[mostAssets + 1];
        assetQuantities = new long[mostAssets + 1];
    }

    /** Grows with every change of the book. */
    long changes()
    {
        return changes;
    }

    /** Loads the portfolio of an account. */
    @Begins
    public void load(final Accounts accounts, final int account)
    {
        loadForMargin(accounts, account);
        complete(accounts, account);
    }

    /**
     * Loads what the margin of an account depends on. The entry costs of options and all contracts in flight are those
     * of an earlier account until {@link #complete}.
     */
    void loadForMargin(final Accounts accounts, final int account)
    {
        changes++;
        marginMode = accounts.marginMode(account);
        cash = accounts.cash(account);

        final Positions positions = accounts.positions();
        final Instruments listed = market.instruments();
        size = positions.copy(account, keys, quantities);
        final int first = positions.begin(account);
        boolean owes = cash < 0;
        for (int row = 0; row < size; row++)
        {
            final int instrument = BookKeys.instrument(keys[row]);
            instruments[row] = instrument;
            final long quantity = quantities[row];
            if (listed.isOption(instrument))
            {
                owes |= quantity < 0;
            }
            else
            {
                owes |= quantity != 0;
                costs[row] = positions.cost(first + row);
                fundingIndexes[row] = positions.fundingIndex(first + row);
            }
        }
        owing = owes;
        changesOwing = changes;

        final Balances all = accounts.balances();
        balances = 0;
        for (int row = all.begin(account); row < all.end(account); row++)
        {
            assets[balances] = all.asset(row);
            assetQuantities[balances] = all.quantity(row);
            balances++;
        }
    }

    /** Loads the rest of an account that has not changed since {@link #loadForMargin}. */
    void complete(final Accounts accounts, final int account)
    {
        accounts.positions().copyDetails(account, costs, fundingIndexes, inFlight);
    }

    /** Becomes the empty portfolio of an account in the given mode. */
    public void clear(final MarginMode mode)
    {
        changes++;
        marginMode = mode;
        cash = 0;
        size = 0;
        balances = 0;
    }

    /** Copies another portfolio. */
    public void copy(final Book other)
    {
        changes++;
        marginMode = other.marginMode;
        cash = other.cash;
        size = other.size;
        balances = other.balances;
        System.arraycopy(other.keys, 0, keys, 0, size);
        System.arraycopy(other.instruments, 0, instruments, 0, size);
        System.arraycopy(other.quantities, 0, quantities, 0, size);
        System.arraycopy(other.costs, 0, costs, 0, size);
        System.arraycopy(other.fundingIndexes, 0, fundingIndexes, 0, size);
        System.arraycopy(other.inFlight, 0, inFlight, 0, size);
        System.arraycopy(other.assets, 0, assets, 0, balances);
        System.arraycopy(other.assetQuantities, 0, assetQuantities, 0, balances);
    }

    /**
     * Tries a trade in a position of the portfolio.
     *
     * @param quantity contracts, signed.
     * @param price    cash per coin.
     * @param fee      paid by the account.
     */
    public void trade(final int row, final long quantity, final long price, final long fee)
    {
        effect.trade(
            instruments[row], quantities[row], costs[row], fundingIndexes[row], quantity, price, fee);
        take(row);
    }

    /**
     * Tries the receipt of contracts from another account.
     *
     * @param quantity contracts, signed.
     * @param cost     entry cost of these contracts.
     */
    public void receive(final int row, final long quantity, final long cost)
    {
        effect.receive(instruments[row], quantities[row], costs[row], fundingIndexes[row], quantity, cost);
        take(row);
    }

    private void take(final int row)
    {
        changes++;
        cash = Math.addExact(cash, effect.cashChange());
        quantities[row] = effect.quantity();
        costs[row] = effect.cost();
        fundingIndexes[row] = effect.fundingIndex();
    }

    /** Returns the row of an instrument; a missing row is added with no contracts. */
    public int require(final int instrument)
    {
        changes++;
        final long key = market.bookKey(instrument);
        int row = 0;
        while (row < size && keys[row] < key)
        {
            row++;
        }
        if (row == size || keys[row] != key)
        {
            final int behind = size - row;
            System.arraycopy(keys, row, keys, row + 1, behind);
            System.arraycopy(instruments, row, instruments, row + 1, behind);
            System.arraycopy(quantities, row, quantities, row + 1, behind);
            System.arraycopy(costs, row, costs, row + 1, behind);
            System.arraycopy(fundingIndexes, row, fundingIndexes, row + 1, behind);
            System.arraycopy(inFlight, row, inFlight, row + 1, behind);
            keys[row] = key;
            instruments[row] = instrument;
            quantities[row] = 0;
            costs[row] = 0;
            fundingIndexes[row] = 0;
            inFlight[row] = 0;
            size++;
        }
        return row;
    }

    /** Returns whether there is a row of an instrument. */
    public boolean contains(final int instrument)
    {
        boolean found = false;
        for (int row = 0; row < size && !found; row++)
        {
            found = instruments[row] == instrument;
        }
        return found;
    }

    /** Adds to cash. */
    public void addCash(final long amount)
    {
        changes++;
        cash = Math.addExact(cash, amount);
    }

    /** Subtracts coins from a collateral balance, which is at least as large. */
    public void takeCollateral(final int asset, final long quantity)
    {
        changes++;
        for (int i = 0; i < balances; i++)
        {
            if (assets[i] == asset)
            {
                assetQuantities[i] -= quantity;
            }
        }
    }

    /** Adds coins to a collateral balance; a missing balance is added. */
    public void addCollateral(final int asset, final long quantity)
    {
        changes++;
        int balance = 0;
        while (balance < balances && assets[balance] < asset)
        {
            balance++;
        }
        if (balance == balances || assets[balance] != asset)
        {
            System.arraycopy(assets, balance, assets, balance + 1, balances - balance);
            System.arraycopy(assetQuantities, balance, assetQuantities, balance + 1, balances - balance);
            assets[balance] = asset;
            assetQuantities[balance] = 0;
            balances++;
        }
        assetQuantities[balance] = Math.addExact(assetQuantities[balance], quantity);
    }

    /**
     * Returns whether the account's equity could fall below zero: it has debt, a short option, a perpetual or a future.
     */
    public boolean owesAnything()
    {
        if (changesOwing != changes)
        {
            changesOwing = changes;
            owing = findDebt();
        }
        return owing;
    }

    private boolean findDebt()
    {
        boolean owes = cash < 0;
        for (int row = 0; row < size && !owes; row++)
        {
            owes = quantities[row] < 0 || (quantities[row] > 0 && !market.instruments().isOption(instruments[row]));
        }
        return owes;
    }

    /** Returns whether the portfolio is margined by scenarios or by the standard rules. */
    public MarginMode marginMode()
    {
        return marginMode;
    }

    /** Returns the cash, signed; a Decimal8 mantissa. */
    public long cash()
    {
        return cash;
    }

    /** Returns the number of position rows; a row may hold no contracts. */
    public int size()
    {
        return size;
    }

    /** Returns the sort key of the position: underlying, expiry, strike and instrument in one number. */
    public long key(final int row)
    {
        return keys[row];
    }

    /** Returns the slot of the instrument in this row. */
    public int instrument(final int row)
    {
        return instruments[row];
    }

    /** Returns the contracts, signed; a Decimal8 mantissa. */
    public long quantity(final int row)
    {
        return quantities[row];
    }

    /** Returns the entry cost of the position; a Decimal8 mantissa of cash. */
    public long cost(final int row)
    {
        return costs[row];
    }

    /** Returns the cumulative funding already paid; a Decimal8 mantissa of cash. */
    public long fundingIndex(final int row)
    {
        return fundingIndexes[row];
    }

    /**
     * Returns the contracts in flight, that is ordered and not yet answered, signed as the account trades; a Decimal8
     * mantissa.
     */
    public long inFlight(final int row)
    {
        return inFlight[row];
    }

    /** Returns the coins of a collateral asset; a Decimal8 mantissa. */
    public long coins(final int asset)
    {
        long coins = 0;
        for (int i = 0; i < balances; i++)
        {
            coins += assets[i] == asset ? assetQuantities[i] : 0;
        }
        return coins;
    }

    /** Returns the number of collateral assets held. */
    public int balances()
    {
        return balances;
    }

    /** Returns the slot of the collateral asset of this balance; balances count from 0. */
    public int asset(final int balance)
    {
        return assets[balance];
    }

    /** Returns the coins of this balance; a Decimal8 mantissa. */
    public long assetQuantity(final int balance)
    {
        return assetQuantities[balance];
    }
}
