package softlanding.engine.waterfall;

import softlanding.engine.account.Accounts;
import softlanding.engine.market.Market;
import softlanding.engine.screening.AccountVisitor;
import softlanding.engine.screening.FullScan;
import softlanding.engine.state.Ids;

/**
 * The accounts that hold an instrument, in slot order. The accounts are searched once; as long as trades only close
 * positions, the same list serves again, and some of its accounts may hold nothing any more.
 */
final class InstrumentHolders implements AccountVisitor
{
    private final Accounts accounts;
    private final FullScan scan;
    private final WaterfallBudget budget;
    private final int[] account;
    private int instrument = Ids.NONE;
    private int size;

    InstrumentHolders(
        final Market market, final Accounts accounts, final WaterfallBudget budget, final int maxAccounts)
    {
        this.accounts = accounts;
        this.budget = budget;
        scan = new FullScan(market, accounts);
        account = new int[maxAccounts];
    }

    /** Forgets the list: other accounts may hold the instrument now. */
    void forget()
    {
        instrument = Ids.NONE;
    }

    /** Lists the accounts that hold an instrument. */
    void find(final int ofInstrument)
    {
        if (instrument != ofInstrument)
        {
            instrument = ofInstrument;
            size = 0;
            budget.addVisits(accounts.ids().size());
            scan.ofInstrument(instrument, this);
        }
    }

    @Override
    public void onAccount(final int holder)
    {
        account[size++] = holder;
    }

    /** Returns the number of accounts in the list. */
    int size()
    {
        return size;
    }

    /** Returns the slot of an account in the list. */
    int account(final int i)
    {
        return account[i];
    }
}
