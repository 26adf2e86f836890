package softlanding.engine.auction;

import softlanding.engine.screening.AccountSet;
import softlanding.engine.state.EventContext;

/** Knows the accounts that sold a share by auction in the present event. */
final class SoldInEvent
{
    private final EventContext event;
    private final AccountSet accounts;
    private long sequence;

    SoldInEvent(final EventContext event, final int maxAccounts)
    {
        this.event = event;
        accounts = new AccountSet(maxAccounts);
    }

    void add(final int account)
    {
        if (sequence != event.sequence())
        {
            sequence = event.sequence();
            for (int before = accounts.next(0); before != AccountSet.NONE; before = accounts.next(before + 1))
            {
                accounts.remove(before);
            }
        }
        accounts.add(account);
    }

    boolean contains(final int account)
    {
        return sequence == event.sequence() && accounts.contains(account);
    }
}
