package softlanding.engine.liquidation.due;

import softlanding.engine.margin.Book;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Instruments;
import softlanding.engine.policy.Policies;
import softlanding.engine.state.ByteColumn;
import softlanding.engine.state.Coded;
import softlanding.engine.state.Ids;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/**
 * Pauses of liquidation that an operator ordered, and frozen accounts. While the venue, its class or the account itself
 * is paused or frozen, no round of an account begins and its auction stands still; orders in flight stay. A paused
 * instrument or underlying is not ordered, and the rest of the account is. A pause ends at its time or by an order.
 */
public final class Pauses
{
    /** What a pause covers. */
    public enum Scope implements Coded
    {
        VENUE(0),
        /** The instruments of the underlying: they are not ordered. */
        UNDERLYING(1),
        /** The instrument: it is not ordered. */
        INSTRUMENT(2),
        CLASS(3),
        ACCOUNT(4);

        private static final Scope[] BY_CODE = Coded.byCode(values());

        private final int code;

        Scope(final int code)
        {
            this.code = code;
        }

        /** Returns the value of a code. */
        public static Scope ofCode(final int code)
        {
            return BY_CODE[code];
        }

        @Override
        public int code()
        {
            return code;
        }
    }

    private final VenueState venue;
    private final StateColumn untilNs;
    private final ByteColumn frozen;
    private final int[] begin = new int[Scope.values().length];
    private final Instruments instruments;
    private boolean isEnded;
    private long listings;
    private long nextEndNs = Long.MAX_VALUE;

    /** Reserves memory for all that a venue lists; nothing is paused. */
    public Pauses(final VenueState venue)
    {
        this.venue = venue;
        instruments = venue.market().instruments();
        begin[Scope.UNDERLYING.code()] = 1;
        begin[Scope.INSTRUMENT.code()] = 1 + venue.limits().underlyings();
        begin[Scope.CLASS.code()] =
            begin[Scope.INSTRUMENT.code()] + venue.market().instruments().ids().capacity();
        begin[Scope.ACCOUNT.code()] = begin[Scope.CLASS.code()] + Policies.MAX_CLASSES;
        final int maxAccounts = venue.limits().accounts();
        untilNs = new StateColumn(StateOwner.LIQUIDATION_PAUSED, begin[Scope.ACCOUNT.code()] + maxAccounts);
        frozen = new ByteColumn(StateOwner.ACCOUNT_FROZEN, maxAccounts);
    }

    /**
     * Pauses what a scope names, or ends its pause.
     *
     * @param slot       of the underlying, instrument or account, or the class; 0 for the venue.
     * @param newUntilNs end of the pause; 0 ends it now.
     */
    public void pause(final Scope scope, final int slot, final long newUntilNs)
    {
        untilNs.set(begin[scope.code()] + slot, newUntilNs);
        isEnded |= newUntilNs == 0;
        nextEndNs = Long.MIN_VALUE;
    }

    /** Returns whether an order ended a pause since the last call, so that rests for a pause are over. */
    public boolean takeEnded()
    {
        final boolean ended = isEnded;
        isEnded = false;
        return ended;
    }

    /** Forgets the pauses of the instruments of a settled expiry, because their slots are freed. */
    public void forget(final int expiry)
    {
        int instrument = venue.market().expiries().firstInstrument(expiry);
        while (instrument != Ids.NONE)
        {
            untilNs.set(begin[Scope.INSTRUMENT.code()] + instrument, 0);
            nextEndNs = Long.MIN_VALUE;
            instrument = instruments.nextOfExpiry(instrument);
        }
    }

    /** Marks the instruments that are paused at a time, so that plans leave them out. */
    public void apply(final long nowNs)
    {
        if (nowNs < nextEndNs && instruments.listings() == listings)
        {
            return;
        }
        listings = instruments.listings();
        nextEndNs = Long.MAX_VALUE;
        for (int instrument = 0; instrument < instruments.ids().size(); instrument++)
        {
            final long ofInstrument = untilNsOf(instrument);
            instruments.setPaused(instrument, ofInstrument > nowNs);
            nextEndNs = ofInstrument > nowNs ? Math.min(nextEndNs, ofInstrument) : nextEndNs;
        }
    }

    /** Returns the latest end of the pauses of an instrument and of its underlying; 0 if there was none. */
    public long untilNsOf(final int instrument)
    {
        return Math.max(
            untilNs(Scope.INSTRUMENT, instrument), untilNs(Scope.UNDERLYING, instruments.underlying(instrument)));
    }

    /** Returns the end of a pause; 0 if there was none. */
    public long untilNs(final Scope scope, final int slot)
    {
        return untilNs.get(begin[scope.code()] + slot);
    }

    /** Freezes or releases an account. */
    public void freeze(final int account, final boolean freezes)
    {
        frozen.set(account, freezes ? 1 : 0);
    }

    /** Returns whether an operator froze the account. */
    public boolean isFrozen(final int account)
    {
        return frozen.get(account) != 0;
    }

    /** Returns the latest end of the pauses that cover the whole account; 0 if there was none. */
    public long untilNs(final int account)
    {
        final long latest = Math.max(untilNs(Scope.VENUE, 0), untilNs(Scope.ACCOUNT, account));
        return Math.max(latest, untilNs(Scope.CLASS, venue.accounts().accountClass(account)));
    }

    /** Returns the earliest end of the pauses that cover something that an account holds; 0 if there is none. */
    public long firstEndNs(final Book book, final long nowNs)
    {
        long earliest = Long.MAX_VALUE;
        for (int row = 0; row < book.size(); row++)
        {
            final long ofInstrument = book.quantity(row) == 0 ? 0 : untilNsOf(book.instrument(row));
            earliest = ofInstrument > nowNs ? Math.min(earliest, ofInstrument) : earliest;
        }
        return earliest == Long.MAX_VALUE ? 0 : earliest;
    }

    /** Returns whether nothing of an account may be sold at a time: it is frozen, or paused as a whole. */
    public boolean stops(final int account, final long nowNs)
    {
        return isFrozen(account) || untilNs(account) > nowNs;
    }

    /** Returns a sum over all pauses and frozen accounts. */
    public long hash()
    {
        return untilNs.hash() + frozen.hash();
    }

    /** Copies all pauses and frozen accounts; which instruments are paused now follows from them. */
    public void copyState(final StateCopy copy)
    {
        untilNs.copyState(copy);
        frozen.copyState(copy);
        if (copy.loads())
        {
            nextEndNs = Long.MIN_VALUE;
            apply(venue.event().nowNs());
        }
    }
}
