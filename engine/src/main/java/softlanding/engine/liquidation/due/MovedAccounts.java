package softlanding.engine.liquidation.due;

import softlanding.engine.screening.AccountSet;

/** The accounts that an update can have moved, and by what. They are judged once, at its end. */
public final class MovedAccounts
{
    private static final byte BY_MARKET = 1;
    private static final byte BY_FACT = 2;
    private static final byte BY_CLOCK = 4;

    private final AccountSet accounts;
    private final byte[] causes;
    /** The update in which each account was judged last. */
    private final int[] judgedIn;
    private int update;

    /** Reserves memory for all accounts; none has moved. */
    public MovedAccounts(final int maxAccounts)
    {
        accounts = new AccountSet(maxAccounts);
        causes = new byte[maxAccounts];
        judgedIn = new int[maxAccounts];
    }

    /** Begins to judge the accounts that an update moved. */
    public void beginJudging()
    {
        update++;
    }

    /** Returns whether an account was judged since judging began. */
    public boolean wasJudged(final int account)
    {
        return judgedIn[account] == update;
    }

    /** The account needs the mark that changed. */
    public void addByMarket(final int account)
    {
        accounts.add(account);
        causes[account] |= BY_MARKET;
    }

    /** The account itself changed, by a trade, transfer, fill or settlement. */
    public void addByFact(final int account)
    {
        accounts.add(account);
        causes[account] |= BY_FACT;
    }

    /** The account holds something whose clock moved. */
    public void addByClock(final int account)
    {
        accounts.add(account);
        causes[account] |= BY_CLOCK;
    }

    /** Something of the account became due. */
    public void addByTime(final int account)
    {
        accounts.add(account);
    }

    /** Returns whether the market or its clocks moved the account, so that a certificate is worth its proof. */
    public boolean isByMarket(final int account)
    {
        return (causes[account] & (BY_MARKET | BY_CLOCK)) != 0;
    }

    /** Returns whether an event named the account. */
    public boolean isByFact(final int account)
    {
        return (causes[account] & BY_FACT) != 0;
    }

    /**
     * Returns how an account is judged at the end of an update.
     *
     * @param ofMarks how an account is judged that marks moved.
     */
    public Judgement judgement(final int account, final Judgement ofMarks)
    {
        final boolean isNamed = (causes[account] & BY_FACT) != 0;
        final boolean isHalf = isNamed && ofMarks == Judgement.LONE;
        if ((causes[account] & BY_MARKET) != 0 || isHalf)
        {
            return ofMarks;
        }
        return isNamed ? Judgement.FACT : Judgement.TIME;
    }

    /** Returns the first account at or after a slot, or {@link AccountSet#NONE}. */
    public int next(final int from)
    {
        return accounts.next(from);
    }

    /** Forgets an account that was judged. */
    public void remove(final int account)
    {
        accounts.remove(account);
        causes[account] = 0;
        judgedIn[account] = update;
    }
}
