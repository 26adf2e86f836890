package softlanding.engine.liquidation;

import softlanding.engine.account.InsuranceFundListener;

/** Listeners for tests that do not look at the insurance fund. */
final class FundListeners
{
    /** Hears nothing. */
    static final InsuranceFundListener NONE = (account, out, after) ->
    {
    };

    private FundListeners()
    {
    }
}
