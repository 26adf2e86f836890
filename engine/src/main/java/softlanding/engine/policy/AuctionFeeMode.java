package softlanding.engine.policy;

import softlanding.engine.state.Coded;

/** Names when the fee of an auction is taken. */
public enum AuctionFeeMode implements Coded
{
    /** From each share sold. The auction stops at the account's target. */
    PER_FILL(0),
    /** At the start, for the share offered. The auction stops at the requirement and its buffer. */
    START(1);

    private final int code;

    AuctionFeeMode(final int code)
    {
        this.code = code;
    }

    @Override
    public int code()
    {
        return code;
    }
}
