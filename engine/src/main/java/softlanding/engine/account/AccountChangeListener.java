package softlanding.engine.account;

/** Is told of every change of what an account is or owns, before or after it is made. */
public interface AccountChangeListener
{
    /**
     * Takes note that an account is to be looked at.
     *
     * @param account slot.
     */
    void onChange(int account);
}
