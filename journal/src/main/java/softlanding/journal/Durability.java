package softlanding.journal;

/** What an acknowledged record survives. */
public enum Durability
{
    /** The death of the process: a record is acknowledged when {@link JournalWriter#append} returns. */
    SURVIVES_PROCESS_CRASH,
    /** The death of the machine: a record is acknowledged when the next {@link JournalWriter#sync} returns. */
    SURVIVES_POWER_LOSS
}
