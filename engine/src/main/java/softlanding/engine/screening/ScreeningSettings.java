package softlanding.engine.screening;

/**
 * How accounts are watched. Decisions do not depend on it.
 *
 * @param certified       whether only accounts are looked at that could have crossed a threshold; else all are.
 * @param eventsPerAudit  after every so many events accounts are evaluated only to check their certificates; 0 = never.
 * @param accountsPerAudit how many then.
 */
public record ScreeningSettings(boolean certified, int eventsPerAudit, int accountsPerAudit)
{
    /** Refuses negative numbers. */
    public ScreeningSettings
    {
        if (eventsPerAudit < 0 || accountsPerAudit < 0)
        {
            throw new IllegalArgumentException("eventsPerAudit and accountsPerAudit must not be negative: " +
                eventsPerAudit + ", " + accountsPerAudit);
        }
    }

    /** Certificates, and an audit of one account every 256 events. */
    public static ScreeningSettings defaults()
    {
        return new ScreeningSettings(true, 256, 1);
    }

    /** Every account is looked at: the oracle. */
    public static ScreeningSettings fullScan()
    {
        return new ScreeningSettings(false, 0, 0);
    }
}
