package softlanding.engine.account;


/** Names a limit of the configuration that leaves no room for an event. */
public enum CapacityLimit
{
    UNDERLYINGS,
    EXPIRIES,
    STRIKES,
    INSTRUMENTS,
    ASSETS,
    ACCOUNTS,
    /** Positions of all accounts together. */
    POSITIONS,
    /** Balances of collateral of all accounts together. */
    BALANCES,
    /** Positions of one account. */
    BOOK_SIZE,
    /** Packages of all accounts together. */
    PACKAGES,
    /** Packages that one account holds. */
    HELD_PACKAGES,
    LIQUIDATORS,
    /** Trades or transfers that one margin report may suppose. */
    REPORT_ENTRIES,
    /** Entries of the instructions of all accounts together. */
    INSTRUCTIONS;

    /** Returns the limit that leaves an account no room for one more position. */
    public static CapacityLimit ofPositions(final Positions positions, final int account)
    {
        return positions.isBookFull(account) ? BOOK_SIZE : POSITIONS;
    }
}
