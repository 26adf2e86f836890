package softlanding.engine.policy;

import softlanding.engine.state.Coded;

/** Names the way in which an account is liquidated. */
public enum Policy implements Coded
{
    /** Closes everything at once. This traditional method is kept as the baseline. */
    FULL(0),
    /** Closes in stages, each time just enough of the unit that ranks first. */
    TIERED(1),
    /** Closes the cheapest combination of units. */
    OPTIMAL(2);

    private final int code;

    Policy(final int code)
    {
        this.code = code;
    }

    @Override
    public int code()
    {
        return code;
    }
}
