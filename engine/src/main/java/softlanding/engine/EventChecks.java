package softlanding.engine;

import softlanding.engine.state.Decimal8;

/**
 * Refuses what cannot be. Each check says whether the event is refused, and then has told the listener why; the event's
 * handler returns at once and nothing has changed.
 */
final class EventChecks
{
    private static final long HIGHEST_PRICE = 1_000_000_000L * Decimal8.ONE;

    private final DecisionListener listener;
    private long nowNs;

    EventChecks(final DecisionListener listener)
    {
        this.listener = listener;
    }

    /** Time of the last event that was taken in. */
    long nowNs()
    {
        return nowNs;
    }

    /** Time moves on: the event is taken in. */
    void advance(final long timestampNs)
    {
        nowNs = timestampNs;
    }

    boolean refuse(final RejectReason reason, final String field)
    {
        listener.onEventRejected(reason, field);
        return true;
    }

    boolean refuseIf(final boolean condition, final RejectReason reason, final String field)
    {
        return condition && refuse(reason, field);
    }

    boolean isEarlier(final long timestampNs)
    {
        return refuseIf(timestampNs < nowNs, RejectReason.TIME_BACKWARDS, "timestampNs");
    }

    /** Ids of reference data are 1 and up. */
    boolean isNoId(final int id, final String field)
    {
        return refuseIf(id < 1, RejectReason.OUT_OF_RANGE, field);
    }

    boolean isNotPositive(final long value, final String field)
    {
        return refuseIf(value <= 0, RejectReason.NOT_POSITIVE, field);
    }

    boolean isNegative(final long value, final String field)
    {
        return refuseIf(value < 0, RejectReason.NEGATIVE, field);
    }

    boolean isZero(final long value, final String field)
    {
        return refuseIf(value == 0 || value == Long.MIN_VALUE, RejectReason.ZERO, field);
    }

    /** Prices are above 0, up to a billion. */
    boolean isNoPrice(final long price, final String field)
    {
        return isNotPositive(price, field) || isBeyond(price, 1, HIGHEST_PRICE, field);
    }

    /** Shares and confidences lie from 0 to 1. */
    boolean isNoShare(final long value, final String field)
    {
        return isBeyond(value, 0, Decimal8.ONE, field);
    }

    boolean isBeyond(final long value, final long least, final long most, final String field)
    {
        return refuseIf(value < least || value > most, RejectReason.OUT_OF_RANGE, field);
    }
}
