package softlanding.engine.screening.proof;

/**
 * The surpluses of one group of marks that could be lost within a narrow bracket, and what each price takes from them:
 * the part of a proof that is worth keeping where the bracket itself is soon left. Losses are cash per whole move of a
 * price from where it stood when the proof was made, bounded from above; a negative one is a gain.
 */
public final class LocalProof
{
    public static final int MAX_SURPLUSES = 8;
    public static final int MAX_PRICES = 12;

    public final double[] slack = new double[MAX_SURPLUSES];
    public final int[] mark = new int[MAX_PRICES];
    public final double[] base = new double[MAX_PRICES];
    /** By price, and within it by surplus. */
    public final double[] down = new double[MAX_PRICES * MAX_SURPLUSES];
    public final double[] up = new double[MAX_PRICES * MAX_SURPLUSES];
    private int surpluses;
    private int prices;
    private double lowest;
    private double highest;

    public void begin(final int newSurpluses)
    {
        surpluses = newSurpluses;
        prices = 0;
    }

    public void addPrice(final int ofMark, final double present)
    {
        mark[prices] = ofMark;
        base[prices] = present;
        prices++;
    }

    /** Sets the levels between which every other surplus stays, and losses hold. */
    public void limit(final double newLowest, final double newHighest)
    {
        lowest = newLowest;
        highest = newHighest;
    }

    public int surpluses()
    {
        return surpluses;
    }

    public int prices()
    {
        return prices;
    }

    public double lowest()
    {
        return lowest;
    }

    public double highest()
    {
        return highest;
    }
}
