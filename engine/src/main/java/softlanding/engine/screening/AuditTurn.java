package softlanding.engine.screening;

/**
 * Selects the accounts of the audit: after a number of events, the next few accounts with a certificate. Fragments of
 * an update count as events, and what became due is audited at the end of the update.
 */
final class AuditTurn
{
    /** The maximum number of accounts without certificate that are skipped in one event. */
    private static final int MAX_PASSED_OVER = 64;

    private final ScreeningSettings settings;
    private final Certificates certificates;
    private final ScreeningCounters counters;
    private int cursor;
    private int eventsSince;
    private long left;

    AuditTurn(final ScreeningSettings settings, final Certificates certificates, final ScreeningCounters counters)
    {
        this.settings = settings;
        this.certificates = certificates;
        this.counters = counters;
    }

    /** Counts an event, unless accounts of an earlier audit are left: these come first. */
    void countEvent()
    {
        eventsSince += left == 0 ? 1 : 0;
    }

    /**
     * Returns the next account to audit. The caller repeats the call at the end of an update until there is none.
     *
     * @param accounts the number of accounts.
     * @return an account, or {@link AccountScanner#NONE}.
     */
    int next(final int accounts)
    {
        final int every = settings.eventsPerAudit();
        if (left == 0 && every > 0 && eventsSince >= every)
        {
            left = (long)(eventsSince / every) * settings.accountsPerAudit() + 1;
            eventsSince %= every;
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
