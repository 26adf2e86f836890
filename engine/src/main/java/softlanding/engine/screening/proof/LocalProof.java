package softlanding.engine.screening.proof;

/**
 * Holds the surpluses of one group of marks that are nearest to zero in a narrow bracket, and their losses by each
 * price. This part of a proof is stored because prices soon leave such a bracket. A loss is in cash per whole move of a
 * price from its value in the proof, bounded from above; a negative loss is a gain.
 */
public final class LocalProof
{
    /** The maximum number of surpluses. */
    public static final int MAX_SURPLUSES = 8;
    /** The maximum number of prices. */
    public static final int MAX_PRICES = 12;

    /** Surpluses, in cash. */
    public final double[] slack = new double[MAX_SURPLUSES];
    /** Prices, as marks of {@link Levels}. */
    public final int[] mark = new int[MAX_PRICES];
    /** Values of the prices in the proof. */
    public final double[] base = new double[MAX_PRICES];
    /** Losses by a fall, by price and within it by surplus. */
    public final double[] down = new double[MAX_PRICES * MAX_SURPLUSES];
    /** Losses by a rise, by price and within it by surplus. */
    public final double[] up = new double[MAX_PRICES * MAX_SURPLUSES];
    private int surpluses;
    private int prices;
    private double lowest;
    private double highest;

    /** Begins with a number of surpluses and without prices. */
    public void begin(final int newSurpluses)
    {
        surpluses = newSurpluses;
        prices = 0;
    }

    /** Adds a price with its present value. */
    public void addPrice(final int ofMark, final double present)
    {
        mark[prices] = ofMark;
        base[prices] = present;
        prices++;
    }

    /** Sets the levels between which every other surplus stays positive and the losses hold. */
    public void limit(final double newLowest, final double newHighest)
    {
        lowest = newLowest;
        highest = newHighest;
    }

    /** Returns the number of surpluses. */
    public int surpluses()
    {
        return surpluses;
    }

    /** Returns the number of prices. */
    public int prices()
    {
        return prices;
    }

    /** Returns the level below which nothing was proven. */
    public double lowest()
    {
        return lowest;
    }

    /** Returns the level above which nothing was proven. */
    public double highest()
    {
        return highest;
    }
}
