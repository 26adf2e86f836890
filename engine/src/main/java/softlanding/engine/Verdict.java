package softlanding.engine;

/** Answer to an order or a transfer. */
public enum Verdict
{
    ACCEPTED,
    /** Initial margin would be negative, and lower than before. */
    INITIAL_MARGIN_TOO_LOW,
    /** The account does not hold that much of the asset. */
    INSUFFICIENT_BALANCE,
    /** The account's margin is not known. */
    UNPRICED,
    /** Initial margin would be lower than before, and the account is being liquidated. */
    IN_LIQUIDATION
}
