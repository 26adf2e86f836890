package softlanding.engine.closing.structure;

/** Names the kind of instrument of a leg. */
public enum LegKind
{
    CALL, PUT, FUTURE, PERPETUAL;

    boolean isOption()
    {
        return this == CALL || this == PUT;
    }
}
