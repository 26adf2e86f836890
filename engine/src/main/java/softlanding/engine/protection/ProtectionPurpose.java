package softlanding.engine.protection;

import softlanding.engine.state.Coded;

/** What a protection order is for. */
public enum ProtectionPurpose implements Coded
{
    /** Closes a part of the account. */
    CLOSE(0),
    /** Opens or raises a hedge. */
    HEDGE(1),
    /** Closes a hedge, wholly or in part. */
    RELEASE(2);

    private final int code;

    ProtectionPurpose(final int code)
    {
        this.code = code;
    }

    @Override
    public int code()
    {
        return code;
    }
}
