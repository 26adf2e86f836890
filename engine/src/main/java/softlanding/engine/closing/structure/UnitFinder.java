package softlanding.engine.closing.structure;

/**
 * Finds the closing units of a portfolio. The result depends on nothing but the {@link Legs}, and nothing is allocated.
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
     * Reserves memory for the search.
     *
     * @param legs      the portfolio, filled in before each search.
     * @param mostUnits the maximum number of units: at least the maximum number of rows plus that of packages.
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

    /** Finds the units of the present legs. The result is valid until the next search. */
    public Units find()
    {
        findPackagesAndPositions();
        return addStructures();
    }

    /** Finds only the first units: packages and positions. */
    public Units findPackagesAndPositions()
    {
        units.clear();
        holdings.load(legs);
        packageUnits.find();
        holdings.count(legs);
        findPositions();
        return units;
    }

    /** Adds the structures to packages and positions of the same legs. */
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

    /** Sorts the rows with a free lot. */
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
