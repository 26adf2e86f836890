package softlanding.engine;

/** Why an event changed nothing. */
public enum RejectReason
{
    /** The field names something that was never listed or opened. */
    UNKNOWN_ID,
    /** The field's value is taken. */
    DUPLICATE_ID,
    /** The field's value cannot be. */
    OUT_OF_RANGE,
    /** The field must be above zero. */
    NOT_POSITIVE,
    /** The field must not be below zero. */
    NEGATIVE,
    /** The field must not be zero. */
    ZERO,
    /** The timestamp lies before an earlier event's. */
    TIME_BACKWARDS,
    /** The expiry has settled. */
    EXPIRED,
    /** The field names something of another kind. */
    WRONG_KIND,
    /** The amount cannot be represented. */
    OVERFLOW,
    /** The configured number of such things is reached. */
    CAPACITY,
    /** What the field names is in no state for it. */
    WRONG_STATE
}
