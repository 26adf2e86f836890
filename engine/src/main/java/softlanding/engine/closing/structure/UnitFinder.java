package softlanding.engine.closing.structure;

/**
 * Finds what a book can close as a whole. The answer depends on nothing but the {@link Legs}, and nothing is allocated.
 *
 * <p><b>What is found, in this order.</b> Registered packages in order of registration; what they hold in ratio is
 * reserved and stands in no other unit. Then one POSITION for every row with a free lot, in order of rows; what is less
 * than a lot stands in no unit. Then the structures of two legs, kind after kind: VERTICAL, STRANGLE, COVERED_CALL,
 * DELTA_HEDGED_OPTION. Within a kind, legs take their turns by underlying, expiry (perpetuals first), strike, calls
 * before puts, then by row. What has more legs, or legs of several expiries, can be registered as a package.
 *
 * <p><b>Which legs go together.</b> They are held, in the directions that the structure demands, and match in coins:
 * one to one, whatever the sizes of their contracts; an option and its perpetual match in delta. Each leg looks a
 * bounded number of times for the nearest partner, as {@link PairUnits} and {@link HedgeUnits} say, so not every
 * combination is found.
 *
 * <p><b>Bounds.</b> One leg finds at most {@link #MAX_PER_LEG} structures. All units together are at most as many as
 * the constructor is told, and {@link Units#dropped} counts those left out. Packages and positions always fit. For n
 * legs the work grows as n log n.
 */
public final class UnitFinder
{
    /** Structures that one leg finds at most: two verticals, a strangle, a covered call and a hedged option. */
    public static final int MAX_PER_LEG = 5;

    private final Legs legs;
    private final Holdings holdings;
    private final Units units;
    private final Candidate candidate;
    private final StrikeOrder strikes;
    private final Neighbours neighbours;
    private final PackageUnits packageUnits;
    private final PairUnits pairUnits;
    private final HedgeUnits hedgeUnits;

    /**
     * Searches this book for units.
     *
     * @param legs      the book, filled in anew before each search.
     * @param mostUnits room for units: at least one for every row and package that the legs have room for.
     */
    public UnitFinder(final Legs legs, final int mostUnits)
    {
        if (mostUnits < legs.capacity() + legs.packageCapacity())
        {
            throw new IllegalArgumentException(
                "mostUnits must be at least rows + packages: mostUnits=" + mostUnits + ", rows=" + legs.capacity() +
                ", packages=" + legs.packageCapacity());
        }
        this.legs = legs;
        holdings = new Holdings(legs.capacity());
        units = new Units(mostUnits, legs.packageLegCapacity());
        candidate = new Candidate(legs, holdings, units);
        strikes = new StrikeOrder(legs);
        neighbours = new Neighbours(legs, holdings, strikes);
        packageUnits = new PackageUnits(legs, holdings, units);
        pairUnits = new PairUnits(legs, candidate, strikes, neighbours);
        hedgeUnits = new HedgeUnits(legs, holdings, candidate, strikes);
    }

    /** Finds the units of the legs as they are now; the answer holds until the next search. */
    public Units find()
    {
        findPackagesAndPositions();
        return addStructures();
    }

    /** Finds of them what comes first: packages and positions. */
    public Units findPackagesAndPositions()
    {
        units.clear();
        holdings.load(legs);
        packageUnits.find();
        holdings.count(legs);
        findPositions();
        return units;
    }

    /** Adds the rest to what was found first, the legs being the same. */
    public Units addStructures()
    {
        arrange();
        pairUnits.findVerticals(legs);
        pairUnits.findStrangles(legs);
        hedgeUnits.findCoveredCalls();
        hedgeUnits.findDeltaHedged();
        return units;
    }

    private void findPositions()
    {
        for (int row = 0; row < legs.rows(); row++)
        {
            if (holdings.lots(row) > 0 && units.begin(StructureKind.POSITION, 0, holdings.lots(row)))
            {
                units.addLeg(row, holdings.isShort(row) ? -legs.lot(row) : legs.lot(row));
            }
        }
    }

    /** Puts the rows with a free lot in order. */
    private void arrange()
    {
        strikes.clear();
        for (int row = 0; row < legs.rows(); row++)
        {
            if (holdings.lots(row) > 0)
            {
                strikes.add(row);
            }
        }
        strikes.sort();
        neighbours.link();
    }
}
