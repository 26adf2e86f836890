package softlanding.engine.liquidation.due;

import softlanding.engine.margin.Book;
import softlanding.engine.margin.VenueState;
import softlanding.engine.policy.Policies;
import softlanding.engine.state.ByteColumn;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;

/**
 * Pauses of liquidation that an operator ordered, and frozen accounts. While something of an account is paused, no
 * round of it begins; orders in flight stay. A pause ends at its time or by an order.
 */
public final class Pauses
{
    /** What a pause covers. */
    public enum Scope
    {
        VENUE,
        /** Accounts that hold an instrument of the underlying. */
        UNDERLYING,
        /** Accounts that hold the instrument. */
        INSTRUMENT,
        CLASS,
        ACCOUNT
    }

    private final VenueState venue;
    private final StateColumn untilNs;
    private final ByteColumn frozen;
    private final int[] begin = new int[Scope.values().length];

    /** Reserves memory for all that a venue lists; nothing is paused. */
    public Pauses(final VenueState venue)
    {
        this.venue = venue;
        begin[Scope.UNDERLYING.ordinal()] = 1;
        begin[Scope.INSTRUMENT.ordinal()] = 1 + venue.limits().underlyings();
        begin[Scope.CLASS.ordinal()] =
            begin[Scope.INSTRUMENT.ordinal()] + venue.market().instruments().ids().capacity();
        begin[Scope.ACCOUNT.ordinal()] = begin[Scope.CLASS.ordinal()] + Policies.MAX_CLASSES;
        final int maxAccounts = venue.limits().accounts();
        untilNs = new StateColumn(StateOwner.LIQUIDATION_PAUSED, begin[Scope.ACCOUNT.ordinal()] + maxAccounts);
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
        untilNs.set(begin[scope.ordinal()] + slot, newUntilNs);
    }

    /** Returns the end of a pause; 0 if there was none. */
    public long untilNs(final Scope scope, final int slot)
    {
        return untilNs.get(begin[scope.ordinal()] + slot);
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

    /** Returns the latest end of the pauses that cover an account or something that it holds; 0 if there was none. */
    public long untilNs(final int account, final Book book)
    {
        long latest = Math.max(untilNs(Scope.VENUE, 0), untilNs(Scope.ACCOUNT, account));
        latest = Math.max(latest, untilNs(Scope.CLASS, venue.accounts().accountClass(account)));
        for (int row = 0; row < book.size(); row++)
        {
            final int instrument = book.instrument(row);
            latest = Math.max(latest, untilNs(Scope.INSTRUMENT, instrument));
            latest = Math.max(
                latest, untilNs(Scope.UNDERLYING, venue.market().instruments().underlying(instrument)));
        }
        return latest;
    }

    /** Returns a sum over all pauses and frozen accounts. */
    public long hash()
    {
        return untilNs.hash() + frozen.hash();
    }
}
