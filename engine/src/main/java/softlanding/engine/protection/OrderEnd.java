package softlanding.engine.protection;

import softlanding.engine.state.Coded;

/** Why a protection order is no longer in flight. */
public enum OrderEnd implements Coded
{
    FILLED(0),
    /** The gateway ended it: nobody came, or it was cancelled. */
    CLOSED(1),
    /** No answer came. */
    TIMED_OUT(2),
    /** Its instrument settled. */
    SETTLED(3);

    private final int code;

    OrderEnd(final int code)
    {
        this.code = code;
    }

    @Override
    public int code()
    {
        return code;
    }
}
