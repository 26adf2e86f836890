package softlanding.engine.closing.structure;

/**
 * Holds the units found in a portfolio. A unit is counted in unit lots (in code {@code steps}): a unit lot is the
 * smallest part that can be closed in ratio with a whole number of lots in each leg. Closing n unit lots closes n times
 * {@link #weight} of each leg, for every n up to {@link #steps}. Units are alternatives: a leg may stand in several.
 * Contracts are Decimal8 mantissas.
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

    /** Begins a unit; returns false if the memory is full, and then no leg may follow. */
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

    /** Returns the number of units. */
    public int size()
    {
        return size;
    }

    /** Structures left out because there were too many. */
    public int dropped()
    {
        return dropped;
    }

    /** Returns the kind of a unit; units count from 0. */
    public StructureKind kind(final int unit)
    {
        return kind[unit];
    }

    /** Returns the id under which a PACKAGE was registered, else 0. */
    public long packageId(final int unit)
    {
        return packageId[unit];
    }

    /** Returns the unit lots of a unit that the portfolio holds, at least 1. */
    public long steps(final int unit)
    {
        return steps[unit];
    }

    /** Returns the number of legs of a unit. */
    public int legs(final int unit)
    {
        return legEnd[unit] - legBegin(unit);
    }

    /** Returns the row of a leg in {@link Legs}. */
    public int row(final int unit, final int leg)
    {
        return row[legBegin(unit) + leg];
    }

    /**
     * Returns the contracts of a leg in one unit lot, signed as held, a whole number of lots. The closing trade has the
     * opposite sign.
     */
    public long weight(final int unit, final int leg)
    {
        return weight[legBegin(unit) + leg];
    }
}
