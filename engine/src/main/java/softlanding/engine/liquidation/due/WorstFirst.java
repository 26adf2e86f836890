package softlanding.engine.liquidation.due;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.screening.AccountSet;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.SlotHeap;

/**
 * Orders the accounts that are due for a round by ratio, the lowest first. Ratios are compared exactly, and of equal
 * ratios the account opened earlier comes first. Debt without a requirement comes before everything else, and accounts
 * that wait for bids come after everything else. The heap is empty between two events.
 */
public final class WorstFirst extends SlotHeap
{
    private final long[] equity;
    private final long[] requirement;
    private final AccountSet waitForBids;

    /** Reserves memory for a maximum number of accounts. */
    public WorstFirst(final int accounts)
    {
        super(accounts);
        equity = new long[accounts];
        requirement = new long[accounts];
        waitForBids = new AccountSet(accounts);
    }

    /** Adds an account with a priced margin. A margin that was noted before is replaced. */
    public void note(final int account, final AccountMargin margin)
    {
        note(account, margin, false);
    }

    /** Adds an account with a priced margin. One that waits for the bids of its auction comes after all others. */
    public void note(final int account, final AccountMargin margin, final boolean waitsForBids)
    {
        remove(account);
        if (waitsForBids)
        {
            waitForBids.add(account);
        }
        else
        {
            waitForBids.remove(account);
        }
        equity[account] = margin.marginEquity();
        requirement[account] = margin.maintenanceRequirement();
        add(account);
    }

    /** Returns whether only accounts that wait for bids are left. */
    public boolean isOnlyWaiting()
    {
        return !isEmpty() && waitForBids.contains(first());
    }

    /** Removes and returns the worst account. */
    public int takeWorst()
    {
        final int worst = first();
        remove(worst);
        return worst;
    }

    @Override
    protected boolean isBefore(final int account, final int other)
    {
        if (waitForBids.contains(account) != waitForBids.contains(other))
        {
            return waitForBids.contains(other);
        }
        final int difference = requirement[account] == 0 || requirement[other] == 0 ?
            Boolean.compare(requirement[account] > 0, requirement[other] > 0) :
            Decimal8.compareProducts(equity[account], requirement[other], equity[other], requirement[account]);
        return difference != 0 ? difference < 0 : account < other;
    }
}
