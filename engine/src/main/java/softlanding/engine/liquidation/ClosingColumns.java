package softlanding.engine.liquidation;

import softlanding.engine.margin.Book;
import softlanding.engine.margin.SurplusGradient;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;

/**
 * What a combination can be made of: the positions and packages of a book, in steps. The cost of a unit is convex in
 * its size; a column is a stretch of it over which a step costs the same, the last stretch reaching to the end of the
 * unit. No stretch is dearer than the truth, so the columns never overstate the cost of a closing.
 */
final class ClosingColumns
{
    /** Most columns; of a book with more, those of the units with the best release per cost. */
    static final int MOST = 600;
    private static final int STRETCHES = 3;
    /** A unit without a cost costs the smallest amount of cash when closed whole: the programme wants costs above 0. */
    static final double LEAST_COST = 1e-8;

    private final Market market;
    private final ExecutionCost executionCost;
    private final double[] score;
    private final int[] unit = new int[MOST];
    private final double[] cost = new double[MOST];
    private final double[] upper = new double[MOST];
    private LiquidationPolicy policy;
    private ClosingUnits units;
    private Book book;
    private int size;

    ClosingColumns(final Market market, final ExecutionCost executionCost, final int mostUnits)
    {
        this.market = market;
        this.executionCost = executionCost;
        score = new double[mostUnits];
    }

    /** Makes the columns of the units of a book, in falling order of release per cost by a gradient there. */
    void build(
        final LiquidationPolicy ofPolicy, final ClosingUnits ofUnits, final Book ofBook, final SurplusGradient gradient)
    {
        policy = ofPolicy;
        units = ofUnits;
        book = ofBook;
        size = 0;
        for (int u = 0; u < units.size(); u++)
        {
            final boolean usable = units.isExclusive(u) && units.steps(u) > 0;
            score[u] = usable ? release(u, gradient) / Math.max(stepCost(u, 0), LEAST_COST) : Double.NaN;
        }
        int best = best();
        while (best >= 0 && size + STRETCHES <= MOST)
        {
            add(best);
            score[best] = Double.NaN;
            best = best();
        }
    }

    private int best()
    {
        int best = -1;
        for (int u = 0; u < units.size(); u++)
        {
            if (!Double.isNaN(score[u]) && (best < 0 || score[u] > score[best]))
            {
                best = u;
            }
        }
        return best;
    }

    private void add(final int ofUnit)
    {
        final double steps = wholeSteps(ofUnit);
        final double stretch = thinnestDepth(ofUnit);
        double begin = 0;
        for (int i = 0; i < STRETCHES && begin < steps; i++)
        {
            final double end = i == STRETCHES - 1 ? steps : Math.min(steps, begin + stretch);
            unit[size] = ofUnit;
            cost[size] = Math.max(stepCost(ofUnit, begin), LEAST_COST / steps);
            upper[size] = end - begin;
            size++;
            begin = end;
        }
    }

    /** Steps of a whole unit; the last one of a position may be a fraction. */
    private double wholeSteps(final int ofUnit)
    {
        return (double)units.contracts(ofUnit, 0, units.steps(ofUnit)) / units.contracts(ofUnit, 0, 1);
    }

    /** Steps up to which every leg trades within its visible depth; without any depth the price is the same anyway. */
    private double thinnestDepth(final int ofUnit)
    {
        double least = Double.MAX_VALUE;
        for (int leg = 0; leg < units.legs(ofUnit); leg++)
        {
            final long depth = market.instruments().depth(book.instrument(units.row(ofUnit, leg)));
            if (depth > 0)
            {
                least = Math.min(least, (double)depth / units.contracts(ofUnit, leg, 1));
            }
        }
        return least;
    }

    /** Cost of a step after so many others of its unit, in cash. */
    private double stepCost(final int ofUnit, final double stepsBefore)
    {
        double sum = 0;
        for (int leg = 0; leg < units.legs(ofUnit); leg++)
        {
            final int row = units.row(ofUnit, leg);
            final int instrument = book.instrument(row);
            final long contracts = units.contracts(ofUnit, leg, 1);
            sum += market.instruments().coins(instrument, contracts) * executionCost.marginalCost(
                policy, instrument, book.quantity(row) > 0, stepsBefore * contracts);
        }
        return sum;
    }

    /** Surplus over the target that a step of a unit frees by a gradient, its cost aside, in cash. */
    double release(final int ofUnit, final SurplusGradient gradient)
    {
        final Instruments instruments = market.instruments();
        double sum = 0;
        for (int leg = 0; leg < units.legs(ofUnit); leg++)
        {
            final int row = units.row(ofUnit, leg);
            final double coins = instruments.coins(book.instrument(row), units.contracts(ofUnit, leg, 1));
            sum -= Long.signum(book.quantity(row)) * coins * gradient.perCoin(row);
        }
        return sum;
    }

    int size()
    {
        return size;
    }

    int unit(final int column)
    {
        return unit[column];
    }

    /** Cash per step, above 0. */
    double cost(final int column)
    {
        return cost[column];
    }

    /** Steps of the column. */
    double upper(final int column)
    {
        return upper[column];
    }
}
