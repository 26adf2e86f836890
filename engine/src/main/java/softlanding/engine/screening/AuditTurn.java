package softlanding.engine.screening;

/** Selects the accounts of the audit: after a number of events, the next few accounts with a certificate. */
final class AuditTurn
{
    /** The maximum number of accounts without certificate that are skipped in one event. */
    private static final int MAX_PASSED_OVER = 64;

    private final ScreeningSettings settings;
    private final Certificates certificates;
    private final ScreeningCounters counters;
    private int cursor;
    private int eventsSince;
    private int left;

    AuditTurn(final ScreeningSettings settings, final Certificates certificates, final ScreeningCounters counters)
    {
        this.settings = settings;
        this.certificates = certificates;
        this.counters = counters;
    }

    /**
     * Returns the next account to audit. The caller repeats the call at the end of an event until there is none.
     *
     * @param accounts the number of accounts.
     * @return an account, or {@link AccountScanner#NONE}.
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
        return AccountScanner.NONE;
    }

    private int nextCertified(final int accounts)
    {
        for (int i = 0; i < MAX_PASSED_OVER; i++)
        {
            cursor = cursor + 1 < accounts ? cursor + 1 : 0;
            if (cursor < accounts && !certificates.open().contains(cursor))
            {
                counters.audited();
                return cursor;
            }
        }
        return AccountScanner.NONE;
    }
}
