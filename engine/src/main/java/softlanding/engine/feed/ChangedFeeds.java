package softlanding.engine.feed;

import softlanding.engine.account.Accounts;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.market.Market;
import softlanding.engine.screening.AccountScanner;
import softlanding.engine.screening.AccountVisitor;
import softlanding.engine.screening.FullScan;

/**
 * Collects the feeds that an event suspended or resumed. Accounts that need one of them are marked for evaluation at
 * once, and evaluated at the end of the event.
 */
final class ChangedFeeds
{
    /**
     * Maximum number of changed feeds whose holders are evaluated one by one; with more feeds all accounts are
     * evaluated.
     */
    private static final int MAX_SCANS = 16;

    private final FeedMarks marks;
    private final LiquidationEngine liquidation;
    private final AccountScanner holders;
    private final AccountVisitor doubt;
    private final int[] changed = new int[MAX_SCANS];
    private int changes;

    ChangedFeeds(
        final Market market, final Accounts accounts, final FeedMarks marks, final LiquidationEngine liquidation)
    {
        this.marks = marks;
        this.liquidation = liquidation;
        holders = new FullScan(market, accounts);
        doubt = account -> liquidation.scanner().onDoubt(account);
    }

    void add(final int feed)
    {
        if (changes < MAX_SCANS)
        {
            changed[changes] = feed;
            marks.visitHolders(feed, holders, doubt);
        }
        else if (changes == MAX_SCANS)
        {
            holders.all(doubt);
        }
        changes++;
    }

    /** Evaluates the accounts that need one of the feeds, and clears the collection. */
    void reevaluateHolders()
    {
        if (changes > MAX_SCANS)
        {
            holders.all(liquidation);
        }
        else
        {
            for (int i = 0; i < changes; i++)
            {
                marks.visitHolders(changed[i], holders, liquidation);
            }
        }
        changes = 0;
    }
}
