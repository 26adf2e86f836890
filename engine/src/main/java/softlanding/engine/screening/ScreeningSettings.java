package softlanding.engine.screening;

/**
 * Holds the settings of the screening. Decisions do not depend on them.
 *
 * @param certified        whether only accounts that could have crossed a threshold are evaluated; else all are.
 * @param eventsPerAudit   the number of events after which certificates are checked by an evaluation; 0 means never.
 * @param accountsPerAudit the number of accounts checked each time.
 */
public record ScreeningSettings(boolean certified, int eventsPerAudit, int accountsPerAudit)
{
    /** Rejects negative numbers. */
    public ScreeningSettings
    {
        if (eventsPerAudit < 0 || accountsPerAudit < 0)
        {
            throw new IllegalArgumentException("eventsPerAudit and accountsPerAudit must not be negative: " +
                eventsPerAudit + ", " + accountsPerAudit);
        }
    }

    /** Returns the default settings: certificates, and an audit of one account every 256 events. */
    public static ScreeningSettings defaults()
    {
        return new ScreeningSettings(true, 256, 1);
    }

    /** Returns the settings that evaluate every account: the oracle of the tests. */
    public static ScreeningSettings fullScan()
    {
        return new ScreeningSettings(false, 0, 0);
    }
}
