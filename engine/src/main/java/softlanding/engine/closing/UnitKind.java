package softlanding.engine.closing;

import softlanding.engine.closing.structure.StructureKind;

/** Names the kind of a closing unit: the kinds of {@link StructureKind} and the kinds that are no structure. */
public enum UnitKind
{
    POSITION, PACKAGE, VERTICAL, STRANGLE, COVERED_CALL, DELTA_HEDGED_OPTION,
    /** A share of every position. */
    SLICE,
    /** A new hedge in the perpetual. */
    DELTA_HEDGE,
    /** The whole account. */
    EVERYTHING,
    /** The legs that an operator named. */
    MANUAL;

    private static final UnitKind[] KINDS = values();

    static UnitKind of(final StructureKind kind)
    {
        return KINDS[kind.ordinal()];
    }
}
