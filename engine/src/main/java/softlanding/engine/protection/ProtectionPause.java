package softlanding.engine.protection;

/** Why no protection order goes out. */
public enum ProtectionPause
{
    /** Only what the account keeps could be closed. */
    KEPT,
    /** Nothing improves the account enough. */
    NOTHING_HELPS,
    /** A mark is missing, or the instrument of the hedge has no known depth. */
    NO_MARKET,
    /** Three orders in a row found nobody. */
    NOBODY,
    /** The participation limits leave nothing. */
    NO_ROOM,
    /** Liquidation, or the account, is frozen. */
    FROZEN,
    /** An operator paused liquidation. */
    PAUSED
}
