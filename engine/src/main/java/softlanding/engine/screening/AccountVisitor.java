package softlanding.engine.screening;

/** Looks at accounts, one after another. */
public interface AccountVisitor
{
    /**
     * @param account slot.
     */
    void onAccount(int account);
}
