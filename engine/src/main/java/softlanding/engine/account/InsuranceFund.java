package softlanding.engine.account;

import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;

/**
 * The venue's insurance fund: what it holds, and what it has paid for each account. It keeps its own side only; whoever
 * calls moves the same cash on the other side. Every movement is told to the listener, so that the balance can be
 * followed from decisions alone. Amounts are Decimal8 mantissas of cash.
 */
public final class InsuranceFund
{
    private final Accounts accounts;
    private final InsuranceFundListener listener;
    private final StateColumn balance = new StateColumn(StateOwner.INSURANCE_BALANCE, 1);
    private final StateColumn paid;

    /** Begins empty, with a column for what each account has received. */
    public InsuranceFund(final Accounts accounts, final InsuranceFundListener listener, final int maxAccounts)
    {
        this.accounts = accounts;
        this.listener = listener;
        paid = new StateColumn(StateOwner.INSURANCE_PAID, maxAccounts);
    }

    /** What the fund holds, not negative. */
    public long balance()
    {
        return balance.get(0);
    }

    /** What the fund has ever paid for an account. */
    public long paid(final int account)
    {
        return paid.get(account);
    }

    /**
     * Most that the fund would pay for an account now: what it holds, and what the account's own limit leaves.
     *
     * @param limitPerAccount most that it ever pays for one account.
     */
    public long payable(final int account, final long limitPerAccount)
    {
        return Math.max(0, Math.min(balance(), limitPerAccount - paid(account)));
    }

    /**
     * Pays for an account.
     *
     * @param amount not negative and at most {@link #payable}.
     */
    public void pay(final int account, final long amount)
    {
        if (amount < 0 || amount > balance())
        {
            throw new IllegalStateException("fund holds " + balance() + ", asked to pay " + amount);
        }
        if (amount > 0)
        {
            paid.set(account, Math.addExact(paid(account), amount));
            move(accounts.ids().id(account), amount);
        }
    }

    /** Whether so much more can be written. */
    public boolean canReceive(final long amount)
    {
        return amount <= Long.MAX_VALUE - balance();
    }

    /**
     * Takes in what an account has paid, as a fee.
     *
     * @param amount not negative, and the fund {@link #canReceive} it.
     */
    public void receive(final int account, final long amount)
    {
        if (amount > 0)
        {
            move(accounts.ids().id(account), -amount);
        }
    }

    /**
     * The venue puts cash in or takes some out.
     *
     * @param amount signed: positive is into the fund; it {@link #canReceive} it, or holds as much.
     */
    public void transfer(final long amount)
    {
        move(InsuranceFundListener.VENUE, -amount);
    }

    private void move(final long accountId, final long out)
    {
        balance.set(0, Math.subtractExact(balance(), out));
        listener.onInsuranceDrawn(accountId, out, balance());
    }

    /** Sum over the balance and what each account has received; equal states have equal sums. */
    public long hash()
    {
        return balance.hash() + paid.hash();
    }
}
