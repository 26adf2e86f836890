package softlanding.engine.closing.structure;

/**
 * Holds the contents of a portfolio: one row per position, then the registered packages. The caller fills it in. Rows
 * may come in any order, and the order only decides ties. Contracts, lots and ratios are Decimal8 mantissas.
 */
public final class Legs
{
    private static final double ONE = 1e8;
    private static final double LARGEST_SIZE = 1L << 53;

    private final int[] underlying;
    private final int[] expiry;
    private final long[] strike;
    private final LegKind[] kind;
    private final long[] closable;
    private final long[] size;
    private final long[] lot;
    private final double[] delta;
    private final long[] packageId;
    private final int[] packageEnd;
    private final int[] packageRow;
    private final long[] packageRatio;
    private int rows;
    private int packages;
    private int packageLegs;

    /**
     * Reserves memory for one portfolio.
     *
     * @param mostRows        the maximum number of rows.
     * @param mostPackages    the maximum number of packages.
     * @param mostPackageLegs the maximum number of legs of all packages together.
     */
    public Legs(final int mostRows, final int mostPackages, final int mostPackageLegs)
    {
        underlying = new int[mostRows];
        expiry = new int[mostRows];
        strike = new long[mostRows];
        kind = new LegKind[mostRows];
        closable = new long[mostRows];
        size = new long[mostRows];
        lot = new long[mostRows];
        delta = new double[mostRows];
        packageId = new long[mostPackages];
        packageEnd = new int[mostPackages];
        packageRow = new int[mostPackageLegs];
        packageRatio = new long[mostPackageLegs];
    }

    /** Removes all rows and packages. */
    public void clear()
    {
        rows = 0;
        packages = 0;
        packageLegs = 0;
    }

    /**
     * Adds a position as the next row.
     *
     * @param newUnderlying    index, any number.
     * @param newExpiry        index; -1 for a perpetual.
     * @param newStrike        above 0 for an option, else 0.
     * @param newKind          what it is.
     * @param newClosable      contracts that may be closed, signed as held; 0 if none.
     * @param coinsPerContract contract size, above 0, in steps of 1e-8.
     * @param lotSize          least tradable contracts, above 0.
     * @param deltaPerCoin     of an option on one coin held long; not a number if unknown; unused for others.
     * @return the row.
     */
    public int add(
        final int newUnderlying,
        final int newExpiry,
        final long newStrike,
        final LegKind newKind,
        final long newClosable,
        final double coinsPerContract,
        final long lotSize,
        final double deltaPerCoin)
    {
        requireRoom(rows, underlying.length, "rows");
        final double newSize = Math.rint(coinsPerContract * ONE);
        require(newSize >= 1 && newSize <= LARGEST_SIZE, "coinsPerContract", coinsPerContract);
        require(lotSize > 0, "lotSize", (double)lotSize);
        require(newClosable != Long.MIN_VALUE, "closable", (double)newClosable);
        require(!Double.isInfinite(deltaPerCoin), "deltaPerCoin", deltaPerCoin);
        require(newKind.isOption() ? newStrike > 0 : newStrike == 0, "strike", (double)newStrike);
        require(newKind == LegKind.PERPETUAL ? newExpiry == -1 : newExpiry >= 0, "expiry", newExpiry);

        underlying[rows] = newUnderlying;
        expiry[rows] = newExpiry;
        strike[rows] = newStrike;
        kind[rows] = newKind;
        closable[rows] = newClosable;
        size[rows] = (long)newSize;
        lot[rows] = lotSize;
        delta[rows] = deltaPerCoin;
        return rows++;
    }

    /** Begins a package; its legs follow. On a shared leg, an earlier package has the first claim. */
    public void beginPackage(final long id)
    {
        requireRoom(packages, packageId.length, "packages");
        packageId[packages] = id;
        packageEnd[packages] = packageLegs;
        packages++;
    }

    /**
     * Adds a leg to the last package.
     *
     * @param row   a row added before, once per package; -1 for an instrument that the portfolio does not hold.
     * @param ratio contracts per package, signed, not 0.
     */
    public void addPackageLeg(final int row, final long ratio)
    {
        requireRoom(packageLegs, packageRow.length, "packageLegs");
        require(packages > 0, "packages", packages);
        require(row >= -1 && row < rows, "row", row);
        require(ratio != 0 && ratio != Long.MIN_VALUE, "ratio", (double)ratio);

        packageRow[packageLegs] = row;
        packageRatio[packageLegs] = ratio;
        packageLegs++;
        packageEnd[packages - 1] = packageLegs;
    }

    private static void requireRoom(final int used, final int capacity, final String name)
    {
        if (used == capacity)
        {
            throw new IllegalStateException("no room for more " + name + " than " + capacity + ": reserve more");
        }
    }

    private static void require(final boolean holds, final String name, final double value)
    {
        if (!holds)
        {
            throw new IllegalArgumentException(name + " is not possible for this leg: " + value);
        }
    }

    /** Returns the number of rows. */
    public int rows()
    {
        return rows;
    }

    int capacity()
    {
        return underlying.length;
    }

    int packageCapacity()
    {
        return packageId.length;
    }

    int packageLegCapacity()
    {
        return packageRow.length;
    }

    int underlying(final int row)
    {
        return underlying[row];
    }

    int expiry(final int row)
    {
        return expiry[row];
    }

    long strike(final int row)
    {
        return strike[row];
    }

    LegKind kind(final int row)
    {
        return kind[row];
    }

    long closable(final int row)
    {
        return closable[row];
    }

    /** Returns the coins per contract, a Decimal8 mantissa. */
    long size(final int row)
    {
        return size[row];
    }

    long lot(final int row)
    {
        return lot[row];
    }

    double delta(final int row)
    {
        return delta[row];
    }

    int packages()
    {
        return packages;
    }

    long packageId(final int index)
    {
        return packageId[index];
    }

    /** Returns the index of the first leg of a package. */
    int packageBegin(final int index)
    {
        return index == 0 ? 0 : packageEnd[index - 1];
    }

    /** Sets the delta of a row: the delta of an option on one coin held long, or not a number if unknown. */
    public void setDelta(final int row, final double deltaPerCoin)
    {
        require(!Double.isInfinite(deltaPerCoin), "deltaPerCoin", deltaPerCoin);
        delta[row] = deltaPerCoin;
    }

    /** Returns the index after the last leg of a package. */
    int packageEnd(final int index)
    {
        return packageEnd[index];
    }

    int packageRow(final int leg)
    {
        return packageRow[leg];
    }

    long packageRatio(final int leg)
    {
        return packageRatio[leg];
    }
}
