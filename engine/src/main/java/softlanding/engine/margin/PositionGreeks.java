package softlanding.engine.margin;

import java.util.Arrays;

/**
 * Holds the reported values of each position in portfolio order: instrument, contracts, mark, and the Greeks of the
 * whole position in the units of {@link AccountGreeks}. Grows to the largest portfolio seen.
 */
public final class PositionGreeks
{
    private static final int USUAL_POSITIONS = 64;
    private static final int WIDTH = 4;

    private int[] instrumentId = new int[USUAL_POSITIONS];
    private long[] quantity = new long[USUAL_POSITIONS];
    private long[] mark = new long[USUAL_POSITIONS];
    private double[] greeks = new double[WIDTH * USUAL_POSITIONS];
    private int size;

    void clear()
    {
        size = 0;
    }

    /** Adds a position without Greeks, which follow; returns its index. */
    int add(final int id, final long contracts, final long atMark)
    {
        if (size == instrumentId.length)
        {
            instrumentId = Arrays.copyOf(instrumentId, 2 * size);
            quantity = Arrays.copyOf(quantity, 2 * size);
            mark = Arrays.copyOf(mark, 2 * size);
            greeks = Arrays.copyOf(greeks, 2 * WIDTH * size);
        }
        instrumentId[size] = id;
        quantity[size] = contracts;
        mark[size] = atMark;
        return size++;
    }

    void setGreeks(final int i, final double delta, final double gamma, final double vega, final double theta)
    {
        greeks[WIDTH * i] = delta;
        greeks[WIDTH * i + 1] = gamma;
        greeks[WIDTH * i + 2] = vega;
        greeks[WIDTH * i + 3] = theta;
    }

    /** Returns the number of positions that are not zero. */
    public int size()
    {
        return size;
    }

    /** Returns the id of the instrument on the wire; i counts from 0. */
    public int instrumentId(final int i)
    {
        return instrumentId[i];
    }

    /** Returns the contracts, signed; a Decimal8 mantissa. */
    public long quantity(final int i)
    {
        return quantity[i];
    }

    /** Returns the mark in cash per coin; a Decimal8 mantissa. */
    public long mark(final int i)
    {
        return mark[i];
    }

    /** Returns the delta of the whole position, signed, in the unit of {@link AccountGreeks}. */
    public double delta(final int i)
    {
        return greeks[WIDTH * i];
    }

    /** Returns the gamma of the whole position, signed, in the unit of {@link AccountGreeks}. */
    public double gamma(final int i)
    {
        return greeks[WIDTH * i + 1];
    }

    /** Returns the vega of the whole position, signed, in the unit of {@link AccountGreeks}. */
    public double vega(final int i)
    {
        return greeks[WIDTH * i + 2];
    }

    /** Returns the theta of the whole position, signed, in the unit of {@link AccountGreeks}. */
    public double theta(final int i)
    {
        return greeks[WIDTH * i + 3];
    }
}
