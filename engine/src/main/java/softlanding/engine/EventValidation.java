package softlanding.engine;

import softlanding.engine.account.CapacityLimit;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.TimeSteps;
import softlanding.engine.state.Times;

/**
 * Rejects invalid events. Each check returns true if it rejects the event, and has then reported the reason to the
 * listener. The handler returns at once and nothing has changed.
 */
final class EventValidation
{
    private static final long HIGHEST_PRICE = 1_000_000_000L * Decimal8.ONE;

    private final DecisionListener listener;
    private final EventContext event;
    private final Runnable endRejected;

    EventValidation(final EventContext event, final DecisionListener listener, final Runnable endRejected)
    {
        this.event = event;
        this.endRejected = endRejected;
        this.listener = listener;
    }

    boolean reject(final RejectReason reason, final String field)
    {
        listener.onEventRejected(reason, field);
        endRejected.run();
        return true;
    }

    /** Reports that an entry of an event of many marks is skipped. */
    void skipMark(final int index, final RejectReason reason, final String field)
    {
        listener.onMarkRejected(index, reason, field);
    }

    /** Rejects an event that a limit of the configuration leaves no room for, and names the limit and its value. */
    boolean rejectIfFull(final boolean condition, final String field, final CapacityLimit limit, final long value)
    {
        if (condition)
        {
            listener.onCapacityReached(field, limit, value);
            endRejected.run();
        }
        return condition;
    }

    boolean rejectIf(final boolean condition, final RejectReason reason, final String field)
    {
        return condition && reject(reason, field);
    }

    /** Rejects a timestamp before the time reached, or too far ahead of it. */
    boolean rejectIfEarlier(final long timestampNs)
    {
        return rejectIfNoTime(timestampNs) || rejectIfFarAhead(timestampNs);
    }

    /** Rejects a timestamp before the time reached or beyond the last that exists, for an event that moves no time. */
    boolean rejectIfNoTime(final long timestampNs)
    {
        return rejectIf(timestampNs < event.nowNs(), RejectReason.TIME_BACKWARDS, "timestampNs") ||
            rejectIf(timestampNs > Times.LATEST_NS, RejectReason.TIME_AHEAD, "timestampNs");
    }

    private boolean rejectIfFarAhead(final long timestampNs)
    {
        final TimeSteps steps = event.timeSteps();
        if (steps.isAllowed(event.nowNs(), timestampNs))
        {
            return false;
        }
        steps.refuse(timestampNs);
        return reject(RejectReason.TIME_AHEAD, "timestampNs");
    }

    /** Rejects an id of reference data below 1. */
    boolean rejectUnlessId(final int id, final String field)
    {
        return rejectIf(id < 1, RejectReason.OUT_OF_RANGE, field);
    }

    boolean rejectUnlessPositive(final long value, final String field)
    {
        return rejectIf(value <= 0, RejectReason.NOT_POSITIVE, field);
    }

    boolean rejectIfNegative(final long value, final String field)
    {
        return rejectIf(value < 0, RejectReason.NEGATIVE, field);
    }

    boolean rejectIfZero(final long value, final String field)
    {
        return rejectIf(value == 0 || value == Long.MIN_VALUE, RejectReason.ZERO, field);
    }

    /** Rejects a price that is not above 0 and at most one billion. */
    boolean rejectUnlessPrice(final long price, final String field)
    {
        return rejectUnlessPositive(price, field) || rejectUnlessWithin(price, 1, HIGHEST_PRICE, field);
    }

    /** Rejects a mark that is not from 0 to one billion. A mark of 0 suspends its feed. */
    boolean rejectUnlessMark(final long price, final String field)
    {
        return rejectIfNegativeMark(price, field) || rejectUnlessWithin(price, 0, HIGHEST_PRICE, field);
    }

    private boolean rejectIfNegativeMark(final long price, final String field)
    {
        return rejectIf(price < 0, RejectReason.NOT_POSITIVE, field);
    }

    /** Rejects a share or a confidence outside 0 to 1. */
    boolean rejectUnlessShare(final long value, final String field)
    {
        return rejectUnlessWithin(value, 0, Decimal8.ONE, field);
    }

    boolean rejectUnlessWithin(final long value, final long least, final long most, final String field)
    {
        return rejectIf(value < least || value > most, RejectReason.OUT_OF_RANGE, field);
    }
}
