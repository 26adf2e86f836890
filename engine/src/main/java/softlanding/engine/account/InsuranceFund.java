package softlanding.engine.account;

import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/**
 * Keeps the venue's insurance fund: its balance, and the total paid for each account. The fund books its own side only;
 * the caller moves the same cash on the other side. Every movement reaches the listener, so that the balance follows
 * from decisions alone. Amounts are Decimal8 mantissas of cash.
 */
public final class InsuranceFund
{
    private final Accounts accounts;
    private final InsuranceFundListener listener;
    private final StateColumn balance = new StateColumn(StateOwner.INSURANCE_BALANCE, 1);
    private final StateColumn reserved = new StateColumn(StateOwner.INSURANCE_RESERVED, 1);
    private final StateColumn paid;

    /** Builds an empty fund with a column for the payments to each account. */
    public InsuranceFund(final Accounts accounts, final InsuranceFundListener listener, final int maxAccounts)
    {
        this.accounts = accounts;
        this.listener = listener;
        paid = new StateColumn(StateOwner.INSURANCE_PAID, maxAccounts);
    }

    /** Returns the balance of the fund, not negative. */
    public long balance()
    {
        return balance.get(0);
    }

    /** Returns the total that the fund has paid for an account. */
    public long paid(final int account)
    {
        return paid.get(account);
    }

    /**
     * Returns the maximum payment for an account now: limited by the balance and by the remainder of the account's
     * limit.
     *
     * @param limitPerAccount maximum total of payments for one account.
     */
    public long payable(final int account, final long limitPerAccount)
    {
        return Math.max(0, Math.min(available(), limitPerAccount - paid(account)));
    }

    /** Returns the balance less what is reserved for orders in flight; not negative. */
    public long available()
    {
        return Math.max(0, balance() - reserved.get(0));
    }

    /**
     * Reserves cash for an order in flight, or gives it back.
     *
     * @param amount signed; an addition is at most {@link #available}.
     */
    public void reserve(final long amount)
    {
        reserved.set(0, Math.addExact(reserved.get(0), amount));
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

    /** Returns whether the balance stays within the decimal range after an addition. */
    public boolean canReceive(final long amount)
    {
        return amount <= Long.MAX_VALUE - balance();
    }

    /**
     * Receives an account's payment, a fee.
     *
     * @param amount not negative; {@link #canReceive} is true.
     */
    public void receive(final int account, final long amount)
    {
        if (amount > 0)
        {
            move(accounts.ids().id(account), -amount);
        }
    }

    /**
     * Books a deposit or a withdrawal of the venue.
     *
     * @param amount signed: positive is into the fund. {@link #canReceive} is true, and a withdrawal is at most the
     *               balance.
     */
    public void transfer(final long amount)
    {
        move(InsuranceFundListener.VENUE, -amount);
    }

    private void move(final long accountId, final long out)
    {
        balance.set(0, Math.subtractExact(balance(), out));
        listener.onInsuranceFundChanged(accountId, out, balance());
    }

    /** Returns the sum over the balance and the payments to each account; equal states have equal sums. */
    public long hash()
    {
        return balance.hash() + reserved.hash() + paid.hash();
    }

    /** Copies the balance, what is reserved of it, and the payments for each account. */
    public void copyState(final StateCopy copy)
    {
        balance.copyState(copy);
        reserved.copyState(copy);
        paid.copyState(copy);
    }
}
