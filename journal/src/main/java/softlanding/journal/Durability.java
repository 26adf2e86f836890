package softlanding.journal;

/** The failure that an acknowledged record survives. */
public enum Durability
{
    /** A crash of the process. A record is acknowledged when {@link JournalWriter#append} returns. */
    SURVIVES_PROCESS_CRASH,
    /** A loss of power. A record is acknowledged when the next {@link JournalWriter#sync} returns. */
    SURVIVES_POWER_LOSS
}
