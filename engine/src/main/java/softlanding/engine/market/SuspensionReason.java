package softlanding.engine.market;

import softlanding.engine.state.Coded;

/** Names the reason why a feed is suspended. */
public enum SuspensionReason implements Coded
{
    /** The mark is too old. */
    STALE(0),
    /** The price moved too far at once and requires confirmation. */
    JUMP(1),
    /** The confidence in the price is too low. */
    LOW_CONFIDENCE(2),
    /** The source has no price. */
    VANISHED(3),
    /** The source's bids are above its asks. */
    CROSSED(4),
    /** No price has arrived since the restart. */
    RESTART(5),
    /** The mark is outside the range of its feed. */
    OUT_OF_RANGE(6),
    /** The volatility breaks the surface of its expiry or underlying. */
    ARBITRAGE(7);

    private static final SuspensionReason[] BY_CODE = Coded.byCode(values());

    private final int code;

    SuspensionReason(final int code)
    {
        this.code = code;
    }

    /** Returns the value of a code. */
    public static SuspensionReason ofCode(final int code)
    {
        return BY_CODE[code];
    }

    @Override
    public int code()
    {
        return code;
    }
}
