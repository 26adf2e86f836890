package softlanding.engine.monitor;

/**
 * The surpluses of one group of marks that could be lost within a narrow bracket, and what each price takes from them:
 * the part of a proof that is worth keeping where the bracket itself is soon left. Losses are cash per whole move of a
 * price from where it stood when the proof was made, bounded from above; a negative one is a gain.
 */
final class LocalProof
{
    static final int MAX_SURPLUSES = 8;
    static final int MAX_PRICES = 12;

    final double[] slack = new double[MAX_SURPLUSES];
    final int[] mark = new int[MAX_PRICES];
    final double[] base = new double[MAX_PRICES];
    /** By price, and within it by surplus. */
    final double[] down = new double[MAX_PRICES * MAX_SURPLUSES];
    final double[] up = new double[MAX_PRICES * MAX_SURPLUSES];
    private int surpluses;
    private int prices;
    private double lowest;
    private double highest;

    void begin(final int newSurpluses)
    {
        surpluses = newSurpluses;
        prices = 0;
    }

    void addPrice(final int ofMark, final double present)
    {
        mark[prices] = ofMark;
        base[prices] = present;
        prices++;
    }

    /** Sets the levels between which every other surplus stays, and losses hold. */
    void limit(final double newLowest, final double newHighest)
    {
        lowest = newLowest;
        highest = newHighest;
    }

    int surpluses()
    {
        return surpluses;
    }

    int prices()
    {
        return prices;
    }

    double lowest()
    {
        return lowest;
    }

    double highest()
    {
        return highest;
    }
}
