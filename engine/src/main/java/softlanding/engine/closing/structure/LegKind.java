package softlanding.engine.closing.structure;

/** What a leg is. */
public enum LegKind
{
    CALL, PUT, FUTURE, PERPETUAL;

    boolean isOption()
    {
        return this == CALL || this == PUT;
    }
}
