package softlanding.engine.legs;

/** Names what the limit prices of a round come from. */
public enum LimitReason
{
    /** The price band of the policy. */
    BAND,
    /** The half-spread, because nothing wider fits. */
    HALF_SPREAD,
    /** The price at which equity would be zero. */
    BANKRUPTCY,
    /** The price at which the insurance fund pays no more. */
    INSURANCE,
    /** The price up to which no subset of the fills makes the account worse. */
    NEVER_WORSE
}
