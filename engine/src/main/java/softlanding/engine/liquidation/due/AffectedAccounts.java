package softlanding.engine.liquidation.due;

import softlanding.engine.screening.AccountVisitor;

/** The accounts that rounds and auctions changed beside the accounts that they were for. */
public interface AffectedAccounts
{
    /** Has each of them judged, those too that change meanwhile. */
    void reevaluate(AccountVisitor judge);
}
