package softlanding.engine.screening;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.Balances;
import softlanding.engine.account.Positions;
import softlanding.engine.market.BookKeys;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.state.Ids;

/**
 * Notes whose marks an update has moved, so that an account is looked up once at its end and not once for each mark.
 */
final class MovedObjects
{
    private final Accounts accounts;
    private final Instruments instruments;
    private final NotedSlots underlyings;
    private final NotedSlots expiries;
    private final NotedSlots strikes;
    private final NotedSlots moved;
    private final NotedSlots assets;
    private boolean everything;
    private boolean clocks;

    MovedObjects(final Market market, final Accounts accounts, final ScreeningCapacity room)
    {
        this.accounts = accounts;
        instruments = market.instruments();
        underlyings = new NotedSlots(room.underlyings());
        expiries = new NotedSlots(room.expiries());
        strikes = new NotedSlots(room.instruments());
        moved = new NotedSlots(room.instruments());
        assets = new NotedSlots(room.assets());
    }

    void noteUnderlying(final int underlying)
    {
        underlyings.note(underlying);
    }

    void noteExpiry(final int expiry)
    {
        expiries.note(expiry);
    }

    void noteStrike(final int strikeSlot)
    {
        strikes.note(strikeSlot);
    }

    void noteInstrument(final int instrument)
    {
        moved.note(instrument);
    }

    void noteAsset(final int asset)
    {
        assets.note(asset);
    }

    /** Every account may be moved. */
    void noteEverything()
    {
        everything = true;
    }

    /** Time moved the clocks of all expiries. */
    void noteClocks()
    {
        clocks = true;
    }

    boolean areClocksMoved()
    {
        return clocks;
    }

    /** Returns whether anything has moved. */
    boolean isAny()
    {
        return everything || clocks || !underlyings.isEmpty() || !expiries.isEmpty() || !strikes.isEmpty() ||
            !moved.isEmpty() || !assets.isEmpty();
    }

    /** Forgets the instruments and strikes of an expiry whose slots are freed. */
    void forgetExpiry(final int expiry, final int firstInstrument)
    {
        expiries.forget(expiry);
        int instrument = firstInstrument;
        while (instrument != Ids.NONE)
        {
            moved.forget(instrument);
            if (instruments.isOption(instrument))
            {
                strikes.forget(instruments.strikeSlot(instrument));
            }
            instrument = instruments.nextOfExpiry(instrument);
        }
    }

    /** Returns whether an account needs a mark that moved; see {@link Holders} for each kind of mark. */
    boolean touches(final int account)
    {
        return everything || holdsMoved(account) || hasMovedCollateral(account);
    }

    private boolean holdsMoved(final int account)
    {
        final Positions positions = accounts.positions();
        final int end = positions.end(account);
        for (int row = positions.begin(account); row < end; row++)
        {
            final int instrument = BookKeys.instrument(positions.bookKey(row));
            final int expiry = instruments.expiry(instrument);
            final int strikeSlot = instruments.strikeSlot(instrument);
            if (underlyings.contains(instruments.underlying(instrument)) ||
                (expiry != Ids.NONE && expiries.contains(expiry)) ||
                (strikeSlot != Ids.NONE && strikes.contains(strikeSlot)) || moved.contains(instrument))
            {
                return true;
            }
        }
        return false;
    }

    private boolean hasMovedCollateral(final int account)
    {
        final Balances balances = accounts.balances();
        final int begin = balances.begin(account);
        final int end = balances.end(account);
        if (end > begin && !underlyings.isEmpty())
        {
            return true;
        }
        for (int row = begin; row < end; row++)
        {
            if (balances.quantity(row) != 0 && assets.contains(balances.asset(row)))
            {
                return true;
            }
        }
        return false;
    }

    /** Forgets what has moved. */
    void clear()
    {
        everything = false;
        clocks = false;
        underlyings.clear();
        expiries.clear();
        strikes.clear();
        moved.clear();
        assets.clear();
    }
}
