package softlanding.engine.account;

/** Is told of every change of what an account is or owns, before or after it is made. */
public interface AccountChangeListener
{
    /**
     * @param account slot.
     */
    void onChange(int account);
}
