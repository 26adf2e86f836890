package softlanding.workload.account;

import softlanding.codecs.MarginMode;

/** What sort of trader an account is: its legs follow from it. */
public enum AccountKind
{
    /** Short out-of-the-money calls, covered by coins and a long perpetual. */
    COVERED_CALL,
    /** A short option and a further out-of-the-money long one of the same right and expiry. */
    VERTICAL_SPREAD,
    /** A put spread and a call spread, both sold, of one expiry. */
    IRON_CONDOR,
    /** A short put below and a short call above the forward. */
    SHORT_STRANGLE,
    /** Options of several expiries with their delta offset in the perpetual. */
    DELTA_HEDGED,
    /** One short option and nothing against it. */
    NAKED_SHORT,
    /** One perpetual, several times the equity. */
    LEVERAGED_PERPETUAL,
    /** Options bought and paid for, some with coins beside them: owes nothing. */
    LONG_HOLDER,
    /** A short option under standard margin. */
    STANDARD_SELLER,
    /** The venue's market maker, on the other side of every trade. */
    HOUSE;

    /** The house account's id. */
    public static final long HOUSE_ACCOUNT_ID = 1;

    private static final long FIRST_CLIENT_ID = 2;

    /** Out of twenty consecutive accounts. */
    private static final AccountKind[] MIX =
    {
        VERTICAL_SPREAD, COVERED_CALL, IRON_CONDOR, LONG_HOLDER, SHORT_STRANGLE,
        VERTICAL_SPREAD, DELTA_HEDGED, COVERED_CALL, IRON_CONDOR, LEVERAGED_PERPETUAL,
        VERTICAL_SPREAD, NAKED_SHORT, LONG_HOLDER, DELTA_HEDGED, STANDARD_SELLER,
        VERTICAL_SPREAD, COVERED_CALL, IRON_CONDOR, SHORT_STRANGLE, LEVERAGED_PERPETUAL,
    };

    /**
     * Finds the kind of an account by its id.
     *
     * @param accountId of a workload: 1 is the house, clients count from 2.
     * @return its kind.
     */
    public static AccountKind of(final long accountId)
    {
        return accountId == HOUSE_ACCOUNT_ID ? HOUSE : MIX[(int)((accountId - FIRST_CLIENT_ID) % MIX.length)];
    }

    /**
     * Finds the id of a client by its index.
     *
     * @param index from 0.
     * @return id of that client.
     */
    public static long clientId(final int index)
    {
        return FIRST_CLIENT_ID + index;
    }

    /** Returns how such an account is margined. */
    public MarginMode marginMode()
    {
        return this == STANDARD_SELLER ? MarginMode.STANDARD : MarginMode.PORTFOLIO;
    }
}
