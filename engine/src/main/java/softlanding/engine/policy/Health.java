package softlanding.engine.policy;

/** Names the health state of an account. */
public enum Health
{
    HEALTHY,
    /** The initial excess is below zero: the account may send only orders that reduce risk. */
    RESTRICTED,
    /** The ratio fell below a tier and has not yet reached the target. */
    LIQUIDATING,
    /** The equity is below zero. */
    BANKRUPT,
    /** An input is missing: the account is never liquidated in this state. */
    UNPRICED
}
