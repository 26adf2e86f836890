package softlanding.engine.liquidation;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.SlotHeap;

/**
 * Orders the accounts that are due for a round by ratio, the lowest first. Ratios are compared exactly, and of equal
 * ratios the account opened earlier comes first. Debt without a requirement comes before everything else. The heap is
 * empty between two events.
 */
public final class WorstFirst extends SlotHeap
{
    private final long[] equity;
    private final long[] requirement;

    /** Reserves memory for a maximum number of accounts. */
    public WorstFirst(final int accounts)
    {
        super(accounts);
        equity = new long[accounts];
        requirement = new long[accounts];
    }

    /** Adds an account with a priced margin. A margin that was noted before is replaced. */
    public void note(final int account, final AccountMargin margin)
    {
        remove(account);
        equity[account] = margin.marginEquity();
        requirement[account] = margin.maintenanceRequirement();
        add(account);
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
        final int difference = requirement[account] == 0 || requirement[other] == 0 ?
            Boolean.compare(requirement[account] > 0, requirement[other] > 0) :
            Decimal8.compareProducts(equity[account], requirement[other], equity[other], requirement[account]);
        return difference != 0 ? difference < 0 : account < other;
    }
}
