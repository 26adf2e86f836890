package softlanding.engine.account;

import softlanding.engine.market.Market;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.Ids;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/** Keeps every account's cash, positions and collateral exactly, in Decimal8 mantissas. */
public final class Accounts
{
    /**
     * Maximum number of mantissas that rounding takes from the two sides of a trade: one for each part that closes or
     * opens.
     */
    private static final long MAX_ROUNDING = 4;

    private final Market market;
    private final Ids ids;
    private final byte[] marginMode;
    private final short[] accountClass;
    private final long[] revision;
    private final StateColumn cash;
    private final StateColumn netTransfers;
    private final VenueTotals venueTotals;
    private final Positions positions;
    private final Balances balances;
    private final Packages packages;
    private final PackageDissolution dissolution;
    private final ExpiryPayoffs payoffs;
    private final TradeEffect effect;
    private final AccountChangeListener listener;
    private long listingHash;

    /** Reserves room, without a listener for changes. */
    public Accounts(
        final Market market,
        final int maxAccounts,
        final int maxPositions,
        final int maxBalances,
        final int bookSize)
    {
        this(market, new EngineLimits(1, 1, 1, 1, maxAccounts, maxPositions, maxBalances, bookSize, 1), account ->
        {
        });
    }

    /** Reserves room up to the limits of an engine, with a listener for changes. */
    public Accounts(final Market market, final EngineLimits limits, final AccountChangeListener listener)
    {
        this.market = market;
        effect = new TradeEffect(market.instruments());
        this.listener = listener;
        ids = new Ids(limits.accounts());
        marginMode = new byte[limits.accounts()];
        accountClass = new short[limits.accounts()];
        revision = new long[limits.accounts()];
        cash = new StateColumn(StateOwner.ACCOUNT_CASH, limits.accounts());
        netTransfers = new StateColumn(StateOwner.NET_TRANSFERS, limits.accounts());
        venueTotals = new VenueTotals(market.instruments(), market.instruments().capacity());
        positions = new Positions(venueTotals, revision, limits.positions(), limits.bookSize());
        payoffs = new ExpiryPayoffs(market, positions);
        balances = new Balances(revision, limits.balances());
        packages = new Packages(limits.accounts(), limits.packages());
        dissolution = new PackageDissolution(market.instruments(), ids, packages);
    }

    /** Returns the map from account ids of the wire to slots. */
    public Ids ids()
    {
        return ids;
    }

    /** Returns the positions of all accounts. */
    public Positions positions()
    {
        return positions;
    }

    /** Returns the collateral balances of all accounts. */
    public Balances balances()
    {
        return balances;
    }

    /** Returns the registered packages of all accounts. */
    public Packages packages()
    {
        return packages;
    }

    /** Returns what ends registered packages. */
    public PackageDissolution packageDissolution()
    {
        return dissolution;
    }

    /** Returns the totals over all accounts. */
    public VenueTotals totals()
    {
        return venueTotals;
    }

    /** Returns whether the account is margined by scenarios or by the standard rules. */
    public MarginMode marginMode(final int account)
    {
        return MarginMode.ofCode(marginMode[account]);
    }

    /** Returns the account class, which selects the liquidation policy. */
    public int accountClass(final int account)
    {
        return accountClass[account];
    }

    /** Grows with everything booked for the account: while it stands, the account's portfolio does too. */
    public long revision(final int account)
    {
        return revision[account];
    }

    /** Returns the cash of the account, signed; a Decimal8 mantissa. */
    public long cash(final int account)
    {
        return cash.get(account);
    }

    /** Opens an account of class 0. */
    public void open(final long accountId, final MarginMode mode)
    {
        open(accountId, mode, 0);
    }

    /**
     * Opens an account.
     *
     * @param itsClass account class, which selects the liquidation policy, 0 to 255.
     */
    public void open(final long accountId, final MarginMode mode, final int itsClass)
    {
        final int account = ids.add(accountId);
        revision[account]++;
        marginMode[account] = (byte)mode.code();
        accountClass[account] = (short)itsClass;
        listingHash += listingTerm(account);
        listener.onChange(account);
    }

    /**
     * Adds an amount to cash.
     *
     * @throws ArithmeticException if the balance would exceed the decimal range; nothing has changed in that case.
     */
    public void addCash(final int account, final long amount)
    {
        cash.set(account, Math.addExact(cash.get(account), amount));
        revision[account]++;
        venueTotals.cashChanged(account, amount);
        listener.onChange(account);
    }

    /** Returns the cash that was paid in less the cash that was taken out; a Decimal8 mantissa. */
    public long netTransfers(final int account)
    {
        return netTransfers.get(account);
    }

    /**
     * Adds cash that is paid in or taken out.
     *
     * @throws ArithmeticException if an amount would exceed the decimal range; nothing has changed in that case.
     */
    public void transferCash(final int account, final long amount)
    {
        final long net = Math.addExact(netTransfers.get(account), amount);
        addCash(account, amount);
        netTransfers.set(account, net);
    }

    /**
     * Adds coins to a collateral balance.
     *
     * @throws ArithmeticException if the balance would exceed the decimal range; nothing has changed in that case.
     */
    public void addCollateral(final int account, final int asset, final long quantity)
    {
        balances.set(account, asset, Math.addExact(balances.balance(account, asset), quantity));
        listener.onChange(account);
    }

    /** Returns whether the account has room for a position in the instrument. */
    public boolean hasRoomFor(final int account, final int instrument)
    {
        return positions.find(account, market.bookKey(instrument)) != Ids.NONE || positions.hasRoom(account);
    }

    /** Reserves a row for a position in the instrument; {@link #hasRoomFor} is true. */
    public void reserve(final int account, final int instrument)
    {
        positions.require(account, market.bookKey(instrument));
    }

    /** Returns whether {@link #trade} can be booked: every amount is within the decimal range. */
    public boolean canTrade(
        final int account, final int instrument, final long quantity, final long price, final long fee)
    {
        try
        {
            workOut(account, instrument, quantity, price, fee);
            Math.addExact(cash.get(account), effect.cashChange());
            return true;
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return false;
        }
    }

    /**
     * Books a trade; {@link #hasRoomFor} and {@link #canTrade} are true.
     *
     * @param quantity contracts, signed.
     * @param price    cash per coin.
     * @param fee      paid by the account.
     */
    public void trade(
        final int account, final int instrument, final long quantity, final long price, final long fee)
    {
        workOut(account, instrument, quantity, price, fee);
        addCash(account, effect.cashChange());
        final int row = positions.require(account, market.bookKey(instrument));
        positions.update(account, row, effect.quantity(), effect.cost(), effect.fundingIndex());
        positions.removeIfEmpty(account, row);
        if (effect.quantity() == 0)
        {
            dissolution.dissolveWith(account, instrument);
        }
    }

    /** Returns whether {@link #tradeBetween} can be booked. */
    public boolean canTradeBetween(
        final int account, final int counterparty, final int instrument, final long quantity, final long price)
    {
        return canTrade(account, instrument, quantity, price, -MAX_ROUNDING) &&
            canTrade(counterparty, instrument, -quantity, price, 0);
    }

    /**
     * Books a trade between two accounts without the loss of a mantissa: the first account receives what rounding takes
     * from both. {@link #hasRoomFor} is true for both, and {@link #canTradeBetween} is true.
     *
     * @param quantity contracts, signed: the trade of the first account; the counterparty trades the opposite.
     * @param price    cash per coin.
     */
    public void tradeBetween(
        final int account, final int counterparty, final int instrument, final long quantity, final long price)
    {
        final long rounding = consideration(account, instrument, quantity, price) +
            consideration(counterparty, instrument, -quantity, price);
        trade(account, instrument, quantity, price, -rounding);
        trade(counterparty, instrument, -quantity, price, 0);
    }

    /**
     * Returns the account's payment for a trade without the fee, negative if it receives: the sum for the closed and
     * the opened part, each rounded up. For a perpetual or future, cash less entry cost falls by this amount.
     */
    public long consideration(final int account, final int instrument, final long quantity, final long price)
    {
        final int row = positions.find(account, market.bookKey(instrument));
        final long held = row == Ids.NONE ? 0 : positions.quantity(row);
        final boolean flips = !market.instruments().isOption(instrument) && held != 0 &&
            (held ^ quantity) < 0 && Math.abs(quantity) > Math.abs(held);
        return flips ?
            market.instruments().notional(instrument, -held, price, true) +
            market.instruments().notional(instrument, quantity + held, price, true) :
            market.instruments().notional(instrument, quantity, price, true);
    }

    private void workOut(
        final int account, final int instrument, final long quantity, final long price, final long fee)
    {
        final int held = positions.find(account, market.bookKey(instrument));
        final boolean isNew = held == Ids.NONE;
        effect.trade(
            instrument,
            isNew ? 0 : positions.quantity(held), isNew ? 0 : positions.cost(held),
            isNew ? 0 : positions.fundingIndex(held), quantity, price, fee);
    }

    /**
     * Converts the account's options and futures of an expiry into cash; {@link #canSettle} is true.
     *
     * @param price settlement price, cash per coin.
     */
    public void settle(final int account, final int expiry, final long price)
    {
        addCash(account, payoffs.cash(account, expiry, price));
        for (int row = positions.end(account) - 1; row >= positions.begin(account); row--)
        {
            if (payoffs.isOf(expiry, row))
            {
                positions.update(account, row, 0, 0, 0);
                positions.addInFlight(account, row, -positions.inFlight(row));
                positions.removeIfEmpty(account, row);
            }
        }
    }

    /** Returns whether {@link #settle} can be booked: every amount is within the decimal range. */
    public boolean canSettle(final int account, final int expiry, final long price)
    {
        try
        {
            Math.addExact(cash.get(account), payoffs.cash(account, expiry, price));
            return true;
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return false;
        }
    }

    /** Returns the values of positions at a settlement price. */
    public ExpiryPayoffs payoffs()
    {
        return payoffs;
    }

    /** Adds to the contracts that orders of an account will trade, signed; nothing changes where no row is held. */
    public void addInFlight(final int account, final int instrument, final long quantity)
    {
        final int row = positions.find(account, market.bookKey(instrument));
        if (row != Ids.NONE && quantity != 0)
        {
            positions.addInFlight(account, row, quantity);
            positions.removeIfEmpty(account, row);
        }
    }

    /** Returns the sum over all state of accounts; equal states have equal sums. */
    public long hash()
    {
        return listingHash + cash.hash() + netTransfers.hash() + positions.hash() + balances.hash() + packages.hash() +
            venueTotals.hash();
    }

    /** Copies all accounts; every one of them counts as changed. */
    public void copyState(final StateCopy copy)
    {
        ids.copyState(copy, StateOwner.ACCOUNT_SLOTS);
        final int size = ids.size();
        copy.bytes(StateOwner.ACCOUNT_MARGIN_MODE, marginMode, size);
        copy.shorts(StateOwner.ACCOUNT_CLASS, accountClass, size);
        copy.longs(StateOwner.ACCOUNT_REVISION, revision, size);
        cash.copyState(copy);
        netTransfers.copyState(copy);
        positions.copyState(copy, size);
        balances.copyState(copy, size);
        packages.copyState(copy, size);
        venueTotals.copyState(copy, this);
        for (int account = 0; account < size && copy.loads(); account++)
        {
            listingHash += listingTerm(account);
            listener.onChange(account);
        }
    }

    private long listingTerm(final int account)
    {
        final long accountId = ids.id(account);
        return StateHash.term(StateOwner.ACCOUNT_MARGIN_MODE, accountId, marginMode[account] + 1) +
            StateHash.term(StateOwner.ACCOUNT_CLASS, accountId, accountClass[account]) +
            StateHash.term(StateOwner.ACCOUNT_SLOTS, account, StateHash.mix(accountId));
    }
}
