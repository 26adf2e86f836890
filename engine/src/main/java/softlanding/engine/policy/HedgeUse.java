package softlanding.engine.policy;

import softlanding.engine.state.Coded;

/** When a round may open a delta hedge in the perpetual. */
public enum HedgeUse implements Coded
{
    NEVER(0),
    /** When no closing helps. */
    LAST(1),
    /** When it releases more per cost than every closing. */
    AMONG(2);

    private final int code;

    HedgeUse(final int code)
    {
        this.code = code;
    }

    @Override
    public int code()
    {
        return code;
    }
}
