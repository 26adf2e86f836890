package softlanding.engine.monitor;

/**
 * How accounts are watched. Decisions do not depend on it.
 *
 * @param certified       whether only accounts are looked at that could have crossed a threshold; else all are.
 * @param eventsPerAudit  after every so many events accounts are evaluated only to check their certificates; 0 = never.
 * @param accountsPerAudit how many then.
 */
public record MonitorSettings(boolean certified, int eventsPerAudit, int accountsPerAudit)
{
    public MonitorSettings
    {
        if (eventsPerAudit < 0 || accountsPerAudit < 0)
        {
            throw new IllegalArgumentException("eventsPerAudit and accountsPerAudit must not be negative: " +
                eventsPerAudit + ", " + accountsPerAudit);
        }
    }

    /** Certificates, and an audit of one account every 256 events. */
    public static MonitorSettings defaults()
    {
        return new MonitorSettings(true, 256, 1);
    }

    /** Every account is looked at: the oracle. */
    public static MonitorSettings fullScan()
    {
        return new MonitorSettings(false, 0, 0);
    }
}
