package softlanding.engine.screening;

/** Looks at accounts, one after another. */
public interface AccountVisitor
{
    /**
     * Visits one account.
     *
     * @param account slot.
     */
    void onAccount(int account);
}
