package softlanding.engine.screening;

/**
 * Delays the next attempt to certify an account that had no proof, or whose certificate ended after a few updates. Such
 * an account is near a threshold and probably remains there; a proof takes as long as many evaluations. Until then it
 * is only evaluated. The number of evaluations grows with consecutive failures: 4, then 8, 16 and 32.
 */
final class RetryBackoff
{
    /** The number of updates that a certificate must last to be worth its proof. */
    static final int WORTH = 16;
    private static final int FIRST_BITS = 2;
    private static final int MAX_ROUNDS = 4;

    /** The evaluations to skip. */
    private final byte[] left;
    /** The number of consecutive failures. */
    private final byte[] failures;
    /** The update in which the last certificate was issued. */
    private final int[] issued;
    private int update;

    RetryBackoff(final int accounts)
    {
        left = new byte[accounts];
        failures = new byte[accounts];
        issued = new int[accounts];
    }

    /** Counts an update of marks. */
    void countUpdate()
    {
        update++;
    }

    /** Counts an evaluation of an account without certificate. */
    void evaluated(final int account)
    {
        if (left[account] > 0)
        {
            left[account]--;
        }
    }

    /** Returns whether the account must only be evaluated for now. */
    boolean mustWait(final int account)
    {
        return left[account] > 0;
    }

    /** An attempt found no proof. */
    void refused(final int account)
    {
        fail(account);
    }

    /** A certificate was issued. */
    void issued(final int account)
    {
        issued[account] = update;
        left[account] = 0;
    }

    /** A mark left a bracket of the certificate. */
    void ended(final int account)
    {
        if (update - issued[account] < WORTH)
        {
            fail(account);
        }
        else
        {
            failures[account] = 0;
        }
    }

    private void fail(final int account)
    {
        left[account] = (byte)Math.min(Byte.MAX_VALUE, 1 << (FIRST_BITS + failures[account]));
        failures[account] = (byte)Math.min(MAX_ROUNDS - 1, failures[account] + 1);
    }

    /** Returns the memory per account, in bytes. */
    static int bytesPerAccount()
    {
        return 2 + Integer.BYTES;
    }
}
