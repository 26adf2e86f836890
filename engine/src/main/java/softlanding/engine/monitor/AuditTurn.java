package softlanding.engine.monitor;

import softlanding.engine.liquidation.AffectedAccounts;

/** Whose certificate is checked next: after every so many events a few accounts that have one, in turn. */
final class AuditTurn
{
    /** Accounts without certificate that are passed over in one event. */
    private static final int MOST_PASSED_OVER = 64;

    private final MonitorSettings settings;
    private final Certificates certificates;
    private final MonitorCounters counters;
    private int cursor;
    private int eventsSince;
    private int left;

    AuditTurn(final MonitorSettings settings, final Certificates certificates, final MonitorCounters counters)
    {
        this.settings = settings;
        this.certificates = certificates;
        this.counters = counters;
    }

    /**
     * Asked at the end of an event until it has no more.
     *
     * @param accounts that there are.
     * @return an account, or {@link AffectedAccounts#NONE}.
     */
    int next(final int accounts)
    {
        if (left == 0 && settings.eventsPerAudit() > 0 && ++eventsSince >= settings.eventsPerAudit())
        {
            eventsSince = 0;
            left = settings.accountsPerAudit() + 1;
        }
        if (left > 0 && --left > 0)
        {
            return nextCertified(accounts);
        }
        return AffectedAccounts.NONE;
    }

    private int nextCertified(final int accounts)
    {
        for (int i = 0; i < MOST_PASSED_OVER; i++)
        {
            cursor = cursor + 1 < accounts ? cursor + 1 : 0;
            if (cursor < accounts && !certificates.open().contains(cursor))
            {
                counters.audited();
                return cursor;
            }
        }
        return AffectedAccounts.NONE;
    }
}
