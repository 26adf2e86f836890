package softlanding.engine.policy;

import softlanding.engine.state.Coded;

/** Names how much a tier closes. */
public enum Sizing implements Coded
{
    /** Closes the minimum number of lots that reaches the target, up to the cap of the tier. */
    JUST_ENOUGH(0),
    /** Closes everything that remains. */
    ALL(1);

    private final int code;

    Sizing(final int code)
    {
        this.code = code;
    }

    @Override
    public int code()
    {
        return code;
    }
}
