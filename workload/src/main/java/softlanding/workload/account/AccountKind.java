package softlanding.workload.account;

import softlanding.codecs.MarginMode;

/** The kind of trader of an account. It determines the legs. */
public enum AccountKind
{
    /** Short out-of-the-money calls, covered by coins and a long perpetual. */
    COVERED_CALL,
    /** A short option, and a long one of the same right and expiry further from the forward. */
    VERTICAL_SPREAD,
    /** A short put spread and a short call spread of one expiry. */
    IRON_CONDOR,
    /** A short put below and a short call above the forward. */
    SHORT_STRANGLE,
    /** Options of several expiries, with their delta offset in the perpetual. */
    DELTA_HEDGED,
    /** One short option without an offsetting position. */
    NAKED_SHORT,
    /** One perpetual worth several times the equity. */
    LEVERAGED_PERPETUAL,
    /** Paid long options, sometimes with coins. The account has no liability. */
    LONG_HOLDER,
    /** A short option under standard margin. */
    STANDARD_SELLER,
    /** The venue's market maker. It takes the other side of every trade. */
    HOUSE;

    /** Id of the house account. */
    public static final long HOUSE_ACCOUNT_ID = 1;

    private static final long FIRST_CLIENT_ID = 2;

    /** Kinds of twenty consecutive accounts. */
    private static final AccountKind[] MIX =
    {
        VERTICAL_SPREAD, COVERED_CALL, IRON_CONDOR, LONG_HOLDER, SHORT_STRANGLE,
        VERTICAL_SPREAD, DELTA_HEDGED, COVERED_CALL, IRON_CONDOR, LEVERAGED_PERPETUAL,
        VERTICAL_SPREAD, NAKED_SHORT, LONG_HOLDER, DELTA_HEDGED, STANDARD_SELLER,
        VERTICAL_SPREAD, COVERED_CALL, IRON_CONDOR, SHORT_STRANGLE, LEVERAGED_PERPETUAL,
    };

    /**
     * Returns the kind of an account by its id.
     *
     * @param accountId of a workload: 1 is the house, clients count from 2.
     * @return kind of the account.
     */
    public static AccountKind of(final long accountId)
    {
        return accountId == HOUSE_ACCOUNT_ID ? HOUSE : MIX[(int)((accountId - FIRST_CLIENT_ID) % MIX.length)];
    }

    /**
     * Returns the id of a client by its index.
     *
     * @param index from 0.
     * @return id of the client.
     */
    public static long clientId(final int index)
    {
        return FIRST_CLIENT_ID + index;
    }

    /** Returns the margin mode of such an account. */
    public MarginMode marginMode()
    {
        return this == STANDARD_SELLER ? MarginMode.STANDARD : MarginMode.PORTFOLIO;
    }
}
