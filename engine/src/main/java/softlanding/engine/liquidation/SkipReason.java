package softlanding.engine.liquidation;

import softlanding.engine.state.Coded;

/** Why no round begins for an account that is in a tier, or would be. */
public enum SkipReason implements Coded
{
    /** No closing improves the account. */
    NOTHING_HELPS(0),
    /** The account rests between two rounds. */
    RESTING(1),
    /** Liquidation, or the account, is frozen. */
    FROZEN(2),
    /** An operator paused liquidation. */
    PAUSED(3),
    /** The portfolio is in auction. */
    IN_AUCTION(4),
    /** Not one lot fits into what a round may cost or trade. */
    NO_ROOM(5),
    /** Marks are missing, and no position that has all its marks can be closed. */
    UNPRICED(6),
    /** A lone mark crossed the threshold, and the breach is not yet confirmed. */
    UNCONFIRMED(7),
    /** The breach was not confirmed: the ratio came back. */
    RECOVERED(8);

    private static final SkipReason[] BY_CODE = Coded.byCode(values());

    private final int code;

    SkipReason(final int code)
    {
        this.code = code;
    }

    /** Returns the value of a code. */
    public static SkipReason ofCode(final int code)
    {
        return BY_CODE[code];
    }

    @Override
    public int code()
    {
        return code;
    }
}
