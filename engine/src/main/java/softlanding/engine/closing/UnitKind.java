package softlanding.engine.closing;

import softlanding.engine.closing.structure.StructureKind;
import softlanding.engine.state.Coded;

/** Names the kind of a closing unit: the kinds of {@link StructureKind} and the kinds that are no structure. */
public enum UnitKind implements Coded
{
    POSITION(0), PACKAGE(1), VERTICAL(2), STRANGLE(3), COVERED_CALL(4), DELTA_HEDGED_OPTION(5),
    /** A share of every position. */
    SLICE(6),
    /** A new hedge in the perpetual. */
    DELTA_HEDGE(7),
    /** The whole account. */
    EVERYTHING(8),
    /** The legs that an operator named. */
    MANUAL(9);

    private static final UnitKind[] BY_CODE = Coded.byCode(values());

    private final int code;

    UnitKind(final int code)
    {
        this.code = code;
    }

    /** Returns the value of a code. */
    public static UnitKind ofCode(final int code)
    {
        return BY_CODE[code];
    }

    @Override
    public int code()
    {
        return code;
    }

    static UnitKind of(final StructureKind kind)
    {
        return switch (kind)
        {
            case POSITION -> POSITION;
            case PACKAGE -> PACKAGE;
            case VERTICAL -> VERTICAL;
            case STRANGLE -> STRANGLE;
            case COVERED_CALL -> COVERED_CALL;
            case DELTA_HEDGED_OPTION -> DELTA_HEDGED_OPTION;
        };
    }
}
