package softlanding.engine.closing.structure;

/**
 * Units found in a book. A unit is counted in steps: one step is the least that can be closed of it in ratio with a
 * whole number of lots in each leg, so closing n steps closes n times {@link #weight} of each leg, for every n up to
 * {@link #steps}. Units are alternatives: a leg may stand in several. Contracts are Decimal8 mantissas.
 */
public final class Units
{
    /** Legs of the largest structure that is not a package. */
    static final int MAX_LEGS = 2;

    private final StructureKind[] kind;
    private final long[] packageId;
    private final long[] steps;
    private final int[] legEnd;
    private final int[] row;
    private final long[] weight;
    private int size;
    private int dropped;

    Units(final int mostUnits, final int mostPackageLegs)
    {
        kind = new StructureKind[mostUnits];
        packageId = new long[mostUnits];
        steps = new long[mostUnits];
        legEnd = new int[mostUnits];
        row = new int[mostUnits * MAX_LEGS + mostPackageLegs];
        weight = new long[mostUnits * MAX_LEGS + mostPackageLegs];
    }

    void clear()
    {
        size = 0;
        dropped = 0;
    }

    /** Begins a unit; false if there is no room for it, and then it must not get legs. */
    boolean begin(final StructureKind newKind, final long newPackageId, final long newSteps)
    {
        if (size == kind.length)
        {
            dropped++;
            return false;
        }
        kind[size] = newKind;
        packageId[size] = newPackageId;
        steps[size] = newSteps;
        legEnd[size] = legBegin(size);
        size++;
        return true;
    }

    void addLeg(final int newRow, final long newWeight)
    {
        final int leg = legEnd[size - 1]++;
        row[leg] = newRow;
        weight[leg] = newWeight;
    }

    private int legBegin(final int unit)
    {
        return unit == 0 ? 0 : legEnd[unit - 1];
    }

    /** Units found. */
    public int size()
    {
        return size;
    }

    /** Structures left out because there were too many. */
    public int dropped()
    {
        return dropped;
    }

    /** Kind of structure that a unit closes; units count from 0. */
    public StructureKind kind(final int unit)
    {
        return kind[unit];
    }

    /** Of a PACKAGE, the id it was registered with; else 0. */
    public long packageId(final int unit)
    {
        return packageId[unit];
    }

    /** How many steps of a unit the book holds, at least 1. */
    public long steps(final int unit)
    {
        return steps[unit];
    }

    /** Number of legs of a unit. */
    public int legs(final int unit)
    {
        return legEnd[unit] - legBegin(unit);
    }

    /** The row of a leg in {@link Legs}. */
    public int row(final int unit, final int leg)
    {
        return row[legBegin(unit) + leg];
    }

    /** Contracts of a leg in one step, signed as held, a whole number of lots. To close it, trade the opposite. */
    public long weight(final int unit, final int leg)
    {
        return weight[legBegin(unit) + leg];
    }
}
