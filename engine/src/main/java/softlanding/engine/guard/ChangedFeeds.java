package softlanding.engine.guard;

import softlanding.engine.account.Accounts;
import softlanding.engine.liquidation.AccountVisitor;
import softlanding.engine.liquidation.AffectedAccounts;
import softlanding.engine.liquidation.FullScan;
import softlanding.engine.liquidation.Liquidator;
import softlanding.engine.market.Market;

/**
 * The feeds that were halted or resumed in an event. The accounts that need one of them are in doubt at once, and
 * judged at the event's end.
 */
final class ChangedFeeds
{
    /** If more feeds than these change at once, all accounts are judged instead of the holders of each. */
    private static final int MOST_SCANS = 16;

    private final FeedMarks marks;
    private final Liquidator liquidator;
    private final AffectedAccounts holders;
    private final AccountVisitor doubt;
    private final int[] changed = new int[MOST_SCANS];
    private int changes;

    ChangedFeeds(final Market market, final Accounts accounts, final FeedMarks marks, final Liquidator liquidator)
    {
        this.marks = marks;
        this.liquidator = liquidator;
        holders = new FullScan(market, accounts);
        doubt = account -> liquidator.affected().onDoubt(account);
    }

    void add(final int feed)
    {
        if (changes < MOST_SCANS)
        {
            changed[changes] = feed;
            marks.visitHolders(feed, holders, doubt);
        }
        else if (changes == MOST_SCANS)
        {
            holders.all(doubt);
        }
        changes++;
    }

    /** Judges whoever needs one of them, and forgets them. */
    void judgeHolders()
    {
        if (changes > MOST_SCANS)
        {
            holders.all(liquidator);
        }
        else
        {
            for (int i = 0; i < changes; i++)
            {
                marks.visitHolders(changed[i], holders, liquidator);
            }
        }
        changes = 0;
    }
}
