package softlanding.engine.protection;

/** The groups of what an account names. */
public enum InstructionGroup
{
    KEEP_LAST,
    CLOSE_FIRST
}
