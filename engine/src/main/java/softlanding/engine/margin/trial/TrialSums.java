package softlanding.engine.margin.trial;

import softlanding.engine.margin.Book;

/**
 * The maintenance requirement of a portfolio after changes of some rows, without a pass over the whole portfolio. Each
 * trial starts from the kept rows: {@link #begin}, {@link #change} of some rows, {@link #evaluate}; {@link #keep} keeps
 * those of the last trial. Results are exact up to rounding.
 */
public interface TrialSums
{
    /** Takes the rows of a portfolio; returns whether its trials can be evaluated by sums. */
    boolean load(Book book);

    /** Begins a trial: every row holds its kept coins. */
    void begin();

    /** Sets the coins of a row in the trial, signed. Each row changes at most once per trial. */
    void change(int row, double newCoins);

    /** Evaluates the trial after the changes of its rows. */
    void evaluate();

    /** Keeps the rows of the last evaluated trial; later trials start from them. */
    void keep();

    /** Returns the maintenance requirement of the last evaluated trial, in cash. */
    double requirement();

    /** Returns the value of one coin of a row at mark, in cash. */
    double mark(int row);

    /**
     * Returns the value that the trial turned into margin equity, in cash: what was closed and did not count before,
     * negative where a short value was paid for.
     */
    double countedValue();
}
