package softlanding.engine;

/** Answers an order or a transfer. */
public enum Verdict
{
    ACCEPTED,
    /** The initial excess would be negative, and lower than before. */
    INITIAL_MARGIN_TOO_LOW,
    /** The account does not hold that much of the asset. */
    INSUFFICIENT_BALANCE,
    /** The account's margin is unknown. */
    UNPRICED,
    /** The initial excess would be lower than before, and the account is in liquidation. */
    IN_LIQUIDATION,
    /** Deficits exceed the insurance fund, and the account would take out its share of what they owe. */
    DEFICIT_OPEN,
    /** An operator froze the account. */
    FROZEN
}
