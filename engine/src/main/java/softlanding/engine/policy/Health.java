package softlanding.engine.policy;

/** State of an account. */
public enum Health
{
    HEALTHY,
    /** Initial margin below zero: only risk-reducing orders. */
    RESTRICTED,
    /** Below a tier and not yet back at the target. */
    LIQUIDATING,
    /** Equity below zero. */
    BANKRUPT,
    /** An input is missing: never liquidated on it. */
    UNPRICED
}
