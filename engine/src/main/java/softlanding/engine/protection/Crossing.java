package softlanding.engine.protection;

import softlanding.engine.closing.LiquidationPlan;

/** Trades opposite plans of accounts with each other at mark, inside the venue. */
public interface Crossing
{
    /** Removes all accounts. */
    void begin();

    /**
     * Adds an account with its plan; the worst account comes first.
     *
     * @param takesPart whether the plan may be crossed.
     */
    void add(int account, long planId, LiquidationPlan plan, boolean takesPart);

    /** Makes every possible trade. */
    void match();

    /** Returns whether the account that was added as the i-th traded. */
    boolean hasTraded(int i);
}
