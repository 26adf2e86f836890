package softlanding.engine.account;

/** Receives every change of an account's properties or holdings, before or after it is made. */
public interface AccountChangeListener
{
    /**
     * Marks an account as changed.
     *
     * @param account slot.
     */
    void onChange(int account);
}
