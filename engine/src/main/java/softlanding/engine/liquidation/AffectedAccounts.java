package softlanding.engine.liquidation;

import softlanding.engine.screening.AccountVisitor;

/** The accounts that rounds and auctions changed beside the accounts that they were for. */
public interface AffectedAccounts
{
    /** Has each of them judged, those too that change meanwhile. */
    void reevaluate(AccountVisitor judge);
}
