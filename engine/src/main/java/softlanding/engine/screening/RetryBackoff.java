package softlanding.engine.screening;

/**
 * An account for which no proof was found is near a threshold, and most likely still is at the next event: before it is
 * tried again it is only evaluated for a while, twice as often each time in a row.
 */
final class RetryBackoff
{
    private static final int MAX_ROUNDS = 2;

    /** Judgements still to pass; above them, in the high bits, refusals in a row. */
    private final byte[] state;

    RetryBackoff(final int accounts)
    {
        state = new byte[accounts];
    }

    /** Whether the account is not to be tried at this judgement. */
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
