package softlanding.engine.closing.structure;

/**
 * Finds what a book can close as a whole. The answer depends on nothing but the {@link Legs}, and nothing is allocated.
 *
 * <p><b>What is found, in this order.</b> Registered packages in order of registration; what they hold in ratio is
 * reserved and stands in no other unit. Then one POSITION for every row with a free lot, in order of rows; what is less
 * than a lot stands in no unit. Then the structures of two legs, kind after kind: VERTICAL, CALENDAR, STRADDLE,
 * STRANGLE, COVERED_CALL, DELTA_HEDGED_OPTION; then those of more: BUTTERFLY and CONDOR (iron forms too) and BOX.
 * Within a kind, legs take their turns by underlying, expiry (perpetuals first), strike, calls before puts; for
 * calendars by underlying, strike, time of expiry; then by row.
 *
 * <p><b>Which legs go together.</b> They are held, in the directions that the structure demands, and match in coins:
 * one to one, or one to two to one in a butterfly of one right, whatever the sizes of their contracts; an option and
 * its perpetual match in delta. Each leg looks a bounded number of times for the nearest partner, as {@link PairUnits},
 * {@link LevelUnits}, {@link HedgeUnits} and {@link WingUnits} say, so not every combination is found.
 *
 * <p><b>Bounds.</b> One leg finds at most {@link #MAX_PER_LEG} structures; all units together are at most as many as
 * the constructor is told, and {@link Units#dropped} counts those left out. Packages and positions always fit. For n
 * legs the work grows as n log n.
 */
public final class UnitFinder
{
    /** Structures that one leg finds at most; enough for all those of two legs. */
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

    /** Puts the rows with a free lot in order. */
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
