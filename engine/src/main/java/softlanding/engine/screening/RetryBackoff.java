package softlanding.engine.screening;

/**
 * Delays the next attempt to certify an account without a proof. Such an account is near a threshold and probably
 * remains there at the next event. It is only evaluated for a number of times, and this number grows with consecutive
 * refusals: 1, then 3.
 */
final class RetryBackoff
{
    private static final int MAX_ROUNDS = 2;

    /** The evaluations to skip, in the low 5 bits; the number of consecutive refusals, in the high bits. */
    private final byte[] state;

    RetryBackoff(final int accounts)
    {
        state = new byte[accounts];
    }

    /** Returns whether the account must not be tried at this evaluation, and counts the evaluation. */
    boolean mustWait(final int account)
    {
        final boolean waits = (state[account] & 0x1f) > 0;
        state[account] = (byte)(state[account] - (waits ? 1 : 0));
        return waits;
    }

    void refused(final int account)
    {
        final int rounds = Math.min(MAX_ROUNDS, (state[account] >> 5 & 7) + 1);
        state[account] = (byte)(rounds << 5 | (1 << rounds) - 1);
    }

    void reset(final int account)
    {
        state[account] = 0;
    }
}
