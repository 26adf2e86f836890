package softlanding.engine;

/** Names the reason why an event was rejected and changed nothing. */
public enum RejectReason
{
    /** The field names an object that was never listed or opened. */
    UNKNOWN_ID,
    /** The field's value is already in use. */
    DUPLICATE_ID,
    /** The field's value is outside its valid range. */
    OUT_OF_RANGE,
    /** The field must be above zero. */
    NOT_POSITIVE,
    /** The field must not be below zero. */
    NEGATIVE,
    /** The field must not be zero. */
    ZERO,
    /** The timestamp lies before that of an earlier event. */
    TIME_BACKWARDS,
    /** The expiry has settled. */
    EXPIRED,
    /** The field names an object of another kind. */
    WRONG_KIND,
    /** The amount cannot be represented. */
    NOT_REPRESENTABLE,
    /** The configured maximum number of objects is reached. */
    CAPACITY,
    /** What the field names is in no state for it. */
    WRONG_STATE,
    /** The timestamp lies too far ahead of the time reached. */
    TIME_AHEAD,
    /** An operator replaced the event, because it stopped the engine. */
    QUARANTINED,
    /** The field does not agree with the order that the event names. */
    MISMATCH
}
