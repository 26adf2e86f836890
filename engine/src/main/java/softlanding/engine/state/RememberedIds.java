package softlanding.engine.state;

import softlanding.engine.state.copy.StateCopy;


/**
 * Remembers the ids of trades, transfers, requests and packages, so that an event that is said twice is booked once.
 * Ids are compared per source, because two sources number their events independently. An id is remembered once its
 * event is accepted, whatever the engine decides on it; the id of a rejected event stays free.
 */
public final class RememberedIds
{
    /** Stands for the insurance fund in the place of an account. */
    public static final long FUND = -1;
    /** Id of an event that has none; it is never a repetition. */
    public static final long NO_ID = Long.MIN_VALUE;

    private final EventContext event;
    private final RecentIds trades;
    private final RecentIds transfers;
    private final RecentIds requests;
    private final RecentIds packages;

    /** Reserves rings of a number of ids each. */
    public RememberedIds(final EventContext event, final int capacity)
    {
        this.event = event;
        trades = new RecentIds(
            StateOwner.TRADES_REMEMBERED,
            parts(StateOwner.TRADE_ACCOUNT, StateOwner.TRADE_ID, StateOwner.TRADE_ORIGIN), capacity);
        transfers = new RecentIds(
            StateOwner.TRANSFERS_REMEMBERED,
            parts(StateOwner.TRANSFER_ACCOUNT, StateOwner.TRANSFER_ID, StateOwner.TRANSFER_ORIGIN), capacity);
        requests = new RecentIds(
            StateOwner.REQUESTS_REMEMBERED,
            parts(StateOwner.REQUEST_ACCOUNT, StateOwner.REQUEST_ID, StateOwner.REQUEST_ORIGIN), capacity);
        packages = new RecentIds(
            StateOwner.PACKAGES_REMEMBERED,
            parts(StateOwner.PACKAGE_ACCOUNT, StateOwner.PACKAGE_ID, StateOwner.PACKAGE_ORIGIN), capacity);
    }

    private static StateOwner[] parts(final StateOwner account, final StateOwner id, final StateOwner origin)
    {
        return new StateOwner[] {account, id, origin};
    }

    /** Returns whether the account's side of a trade in the instrument is booked already. */
    public boolean isKnownTrade(final long accountId, final long tradeId, final int instrumentId)
    {
        return tradeId != NO_ID && trades.contains(accountId, tradeId, origin(instrumentId));
    }

    /** Remembers a trade, unless it has no id. */
    public void addTrade(final long accountId, final long tradeId, final int instrumentId)
    {
        if (tradeId != NO_ID)
        {
            trades.add(accountId, tradeId, origin(instrumentId));
        }
    }

    /** Returns whether a transfer was decided already, of cash or of coins. */
    public boolean isKnownTransfer(final long accountId, final long transferId)
    {
        return transferId != NO_ID && transfers.contains(accountId, transferId, origin(0));
    }

    /** Remembers a transfer, unless it has no id. */
    public void addTransfer(final long accountId, final long transferId)
    {
        if (transferId != NO_ID)
        {
            transfers.add(accountId, transferId, origin(0));
        }
    }

    /** Returns whether a request was answered already. */
    public boolean isKnownRequest(final long accountId, final long requestId)
    {
        return requests.contains(accountId, requestId, origin(0));
    }

    /** Remembers a request. */
    public void addRequest(final long accountId, final long requestId)
    {
        requests.add(accountId, requestId, origin(0));
    }

    /** Returns whether a package was registered under the id, though it may be dissolved since. */
    public boolean isKnownPackage(final long accountId, final long packageId)
    {
        return packages.contains(accountId, packageId, 0);
    }

    /** Remembers a package. */
    public void addPackage(final long accountId, final long packageId)
    {
        packages.add(accountId, packageId, 0);
    }

    private long origin(final int instrumentId)
    {
        return (long)event.sourceId() << Integer.SIZE | instrumentId;
    }

    /** Returns the hash of all that is remembered. */
    public long hash()
    {
        return trades.hash() + transfers.hash() + requests.hash() + packages.hash();
    }

    /** Copies all that is remembered. */
    public void copyState(final StateCopy copy)
    {
        trades.copyState(copy);
        transfers.copyState(copy);
        requests.copyState(copy);
        packages.copyState(copy);
    }
}
