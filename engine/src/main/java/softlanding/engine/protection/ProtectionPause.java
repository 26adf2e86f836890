package softlanding.engine.protection;

import softlanding.engine.state.Coded;

/** Why no protection order goes out. */
public enum ProtectionPause implements Coded
{
    /** Only what the account keeps could be closed. */
    KEPT(0),
    /** Nothing improves the account enough. */
    NOTHING_HELPS(1),
    /** A mark is missing, or the instrument of the hedge has no known depth. */
    NO_MARKET(2),
    /** Three orders in a row found nobody. */
    NOBODY(3),
    /** The participation limits leave nothing. */
    NO_ROOM(4),
    /** Liquidation, or the account, is frozen. */
    FROZEN(5),
    /** An operator paused liquidation. */
    PAUSED(6);

    private final int code;

    ProtectionPause(final int code)
    {
        this.code = code;
    }

    @Override
    public int code()
    {
        return code;
    }
}
