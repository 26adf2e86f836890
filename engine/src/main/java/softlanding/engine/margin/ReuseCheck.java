package softlanding.engine.margin;

/**
 * Evaluates every margin that is reused a second time and compares the bits. It costs what reuse saves, so only tests
 * switch it on.
 */
public final class ReuseCheck implements ReuseListener
{
    private final MarginWorkspace again;
    private long reuses;

    /** Watches every reuse of a margin in the workspaces of this venue. */
    public ReuseCheck(final VenueState venue)
    {
        again = venue.newWorkspace();
        venue.margins().checkReuse(this);
    }

    /** Margins reused so far; all of them were right. */
    public long reuses()
    {
        return reuses;
    }

    @Override
    public void onReused(final MarginWorkspace workspace, final int account)
    {
        reuses++;
        again.unfold(account);
        again.evaluate();
        if (!isSame(again.book(), workspace.book()) || !isSame(again.margin(), workspace.margin()))
        {
            throw new IllegalStateException("a margin was reused though something had changed: account=" + account);
        }
    }

    private static boolean isSame(final Book a, final Book b)
    {
        boolean same = a.cash() == b.cash() && a.size() == b.size() && a.balances() == b.balances() &&
            a.marginMode() == b.marginMode();
        for (int row = 0; same && row < a.size(); row++)
        {
            same = a.key(row) == b.key(row) && a.quantity(row) == b.quantity(row) && a.cost(row) == b.cost(row) &&
                a.fundingIndex(row) == b.fundingIndex(row) && a.inFlight(row) == b.inFlight(row);
        }
        for (int i = 0; same && i < a.balances(); i++)
        {
            same = a.asset(i) == b.asset(i) && a.assetQuantity(i) == b.assetQuantity(i);
        }
        return same;
    }

    private static boolean isSame(final AccountMargin a, final AccountMargin b)
    {
        boolean same = a.isPriced() == b.isPriced() && a.underlyings() == b.underlyings();
        if (same && a.isPriced())
        {
            same = a.equity() == b.equity() && a.marginEquity() == b.marginEquity() &&
                a.maintenanceRequirement() == b.maintenanceRequirement() &&
                a.initialRequirement() == b.initialRequirement();
        }
        for (int i = 0; same && i < a.underlyings(); i++)
        {
            same = a.underlying(i) == b.underlying(i) && a.worstScenario(i) == b.worstScenario(i) &&
                Double.doubleToLongBits(a.worstLoss(i)) == Double.doubleToLongBits(b.worstLoss(i));
        }
        return same;
    }
}
