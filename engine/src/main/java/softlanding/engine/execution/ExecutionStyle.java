package softlanding.engine.execution;

import softlanding.engine.state.Coded;

/** What comes first where direct orders and an auction are both possible. */
public enum ExecutionStyle implements Coded
{
    /** Direct orders come first; an auction follows where they do not help. */
    DIRECT_FIRST(0),
    /** An auction comes at once; only in the last tier direct orders come first. */
    AUCTION_FIRST(1),
    /** What costs less for what it releases comes first. */
    CHEAPER(2);

    private final int code;

    ExecutionStyle(final int code)
    {
        this.code = code;
    }

    @Override
    public int code()
    {
        return code;
    }
}
