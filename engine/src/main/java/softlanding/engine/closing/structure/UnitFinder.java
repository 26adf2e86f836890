package softlanding.engine.closing.structure;

/**
 * Finds the closing units of a portfolio. The result depends on nothing but the {@link Legs}, and nothing is allocated.
 *
 * <p><b>Order of the units.</b> Registered packages come first, in order of registration. The quantity that they hold
 * in ratio is reserved and stands in no other unit. Then comes one POSITION for every row with a free lot, in order of
 * rows; a remainder below a lot stands in no unit. Then come the structures of two legs, kind after kind: VERTICAL,
 * CALENDAR, STRADDLE, STRANGLE, COVERED_CALL, DELTA_HEDGED_OPTION. Then come those with more legs: BUTTERFLY and CONDOR
 * (with iron forms) and BOX. Within a kind, legs come in order of underlying, expiry (perpetuals first), strike, calls
 * before puts; for calendars in order of underlying, strike, time of expiry; then in order of rows.
 *
 * <p><b>Matching legs.</b> The legs of a structure are held in the directions that the structure demands, and match in
 * coins whatever their contract sizes: one to one, or one to two to one in a butterfly of one right. An option and its
 * perpetual match in delta. Each leg makes a bounded number of searches for the nearest partner, as {@link PairUnits},
 * {@link LevelUnits}, {@link HedgeUnits} and {@link WingUnits} describe, so not every combination is found.
 *
 * <p><b>Bounds.</b> One leg finds at most {@link #MAX_PER_LEG} structures. The constructor sets the maximum of all
 * units together, and {@link Units#dropped} counts the structures left out. Packages and positions always fit. For n
 * legs the work grows as n log n.
 */
public final class UnitFinder
{
    /** The maximum number of structures that one leg finds; enough for all structures of two legs. */
    public static final int MAX_PER_LEG = 8;

    private final Legs legs;
    private final Holdings holdings;
    private final Units units;
    private final Candidate candidate;
    private final RowOrder strikes;
    private final RowOrder terms;
    private final Neighbours strikeNeighbours;
    private final Neighbours termNeighbours;
    private final PackageUnits packageUnits;
    private final PairUnits strikePairs;
    private final PairUnits termPairs;
    private final LevelUnits levelUnits;
    private final HedgeUnits hedgeUnits;
    private final WingUnits wingUnits;

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
        candidate = new Candidate(legs, holdings, units, MAX_PER_LEG);
        strikes = new StrikeOrder(legs);
        terms = new TermOrder(legs);
        strikeNeighbours = new Neighbours(legs, holdings, strikes);
        termNeighbours = new Neighbours(legs, holdings, terms);
        packageUnits = new PackageUnits(legs, holdings, units);
        strikePairs = new PairUnits(legs, candidate, strikes, strikeNeighbours);
        termPairs = new PairUnits(legs, candidate, terms, termNeighbours);
        levelUnits = new LevelUnits(legs, candidate, strikes, strikeNeighbours);
        hedgeUnits = new HedgeUnits(legs, holdings, candidate, strikes);
        wingUnits = new WingUnits(legs, candidate, strikes, strikeNeighbours);
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
        candidate.clear();
        arrange();
        findStructures();
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
        terms.clear();
        for (int row = 0; row < legs.rows(); row++)
        {
            if (holdings.lots(row) > 0)
            {
                strikes.add(row);
                if (legs.kind(row).isOption())
                {
                    terms.add(row);
                }
            }
        }
        strikes.sort();
        terms.sort();
        strikeNeighbours.link();
        termNeighbours.link();
    }

    private void findStructures()
    {
        strikePairs.findOpposites(legs, StructureKind.VERTICAL);
        termPairs.findOpposites(legs, StructureKind.CALENDAR);
        levelUnits.findStraddles();
        strikePairs.findStrangles(legs);
        hedgeUnits.findCoveredCalls();
        hedgeUnits.findDeltaHedged();
        wingUnits.findButterflies();
        wingUnits.findCondors(strikePairs);
        levelUnits.findBoxes();
    }
}
