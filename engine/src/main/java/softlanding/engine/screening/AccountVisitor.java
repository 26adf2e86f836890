package softlanding.engine.screening;

/** Receives accounts, one after another. */
public interface AccountVisitor
{
    /**
     * Visits one account.
     *
     * @param account the account's slot.
     */
    void onAccount(int account);
}
