package softlanding.engine.feed;

import softlanding.engine.account.Accounts;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.market.Market;
import softlanding.engine.screening.AccountScanner;
import softlanding.engine.screening.AccountVisitor;
import softlanding.engine.screening.FullScan;

/**
 * The feeds that were halted or resumed in an event. The accounts that need one of them are in doubt at once, and
 * judged at the event's end.
 */
final class ChangedFeeds
{
    /** If more feeds than these change at once, all accounts are judged instead of the holders of each. */
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

    /** Judges whoever needs one of them, and forgets them. */
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
