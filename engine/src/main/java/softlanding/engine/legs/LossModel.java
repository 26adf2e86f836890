package softlanding.engine.legs;

import softlanding.engine.margin.Book;

/**
 * What a margin mode tells {@link FillBounds}: the outcomes of a portfolio, and what an order changes in each of them,
 * in cash. A requirement counts with a factor, 1 for the surplus and the ratio before the round for the ratio.
 */
interface LossModel
{
    /** Returns the planes of each outcome. */
    int planes();

    /**
     * Loads the outcomes of a portfolio without the orders.
     *
     * @return the true sum of its least outcomes; NaN if the memory does not suffice.
     */
    double load(Book book, double factor, OutcomeBounds bounds);

    /** Returns the group of an instrument that the portfolio holds, or -1. */
    int groupOf(int instrument);

    /**
     * Adds what an order may lose in each outcome.
     *
     * @param quantity contracts, signed.
     * @param cost     what it costs against the mark, with the fee.
     */
    void addLosses(int instrument, long quantity, double cost, double factor, OutcomeBounds bounds);
}
