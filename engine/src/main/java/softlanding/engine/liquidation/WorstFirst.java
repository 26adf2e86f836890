package softlanding.engine.liquidation;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.SlotHeap;

/**
 * The accounts that are due for a step, the lowest ratio first, compared exactly; of equal ratios the account opened
 * earlier. Debt without any requirement comes before everything else. Empty between two events.
 */
public final class WorstFirst extends SlotHeap
{
    private final long[] equity;
    private final long[] requirement;

    public WorstFirst(final int accounts)
    {
        super(accounts);
        equity = new long[accounts];
        requirement = new long[accounts];
    }

    /** Notes an account by a priced margin, instead of the one it may have been noted by. */
    public void note(final int account, final AccountMargin margin)
    {
        remove(account);
        equity[account] = margin.marginEquity();
        requirement[account] = margin.maintenanceRequirement();
        add(account);
    }

    /** Takes the worst out. */
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
