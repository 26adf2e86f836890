package softlanding.engine.protection;

import softlanding.engine.state.Coded;

/** The groups of what an account names. */
public enum InstructionGroup implements Coded
{
    KEEP_LAST(0),
    CLOSE_FIRST(1);

    private final int code;

    InstructionGroup(final int code)
    {
        this.code = code;
    }

    @Override
    public int code()
    {
        return code;
    }
}
