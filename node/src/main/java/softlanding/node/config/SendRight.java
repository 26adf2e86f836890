package softlanding.node.config;

/** What a source may send: the roles of {@code may-send}. Each event belongs to exactly one. */
public enum SendRight
{
    /** Marks, liquidity and their interruptions. */
    FEED,
    /** Confirmations of what a feed said. */
    SECOND_SOURCE,
    /** Listings, accounts, trades, fills, settlements. */
    VENUE,
    /** Deposits, withdrawals, the insurance fund. */
    TREASURY,
    /** Bids of its own liquidators. */
    LIQUIDATOR,
    /** Terms, pauses and orders of people. */
    OPERATOR,
    /** Everything, for trials. */
    ALL
}
