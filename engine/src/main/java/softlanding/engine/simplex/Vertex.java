package softlanding.engine.simplex;

/**
 * Where the simplex stands. Variables are numbered: the columns first, then the slacks of the working rows in the order
 * in which those were added. A variable is basic, or it stands at one of its bounds and can move one way only.
 */
final class Vertex
{
    /** Value and upper bound of every variable; lower bounds are 0, and slacks have no upper bound. */
    final double[] value;
    final double[] upper;

    /** How the objective grows per unit of a variable; of a slack it is the dual value of its row. Stale when basic. */
    final double[] reducedCost;

    /** Which way a variable can move: +1 up from 0, -1 down from its upper bound, 0 if it is basic or fixed at 0. */
    final double[] direction;

    /** The basic variable at each position of the basis. */
    final int[] basic;

    Vertex(final int maxRows, final int maxColumns)
    {
        value = new double[maxColumns + maxRows];
        upper = new double[maxColumns + maxRows];
        reducedCost = new double[maxColumns + maxRows];
        direction = new double[maxColumns + maxRows];
        basic = new int[maxRows];
    }

    /** Puts every column at 0, which is dual feasible because costs are positive. */
    void begin(final LinearProgram program)
    {
        for (int j = 0; j < program.columns; j++)
        {
            value[j] = 0;
            upper[j] = program.upper[j];
            reducedCost[j] = program.cost[j];
            direction[j] = program.upper[j] > 0 ? 1 : 0;
        }
    }

    /** Makes the slack of a new row basic. */
    void addSlack(final int variable, final int position, final double slack)
    {
        value[variable] = slack;
        upper[variable] = Double.POSITIVE_INFINITY;
        reducedCost[variable] = 0;
        direction[variable] = 0;
        basic[position] = variable;
    }

    /** Moves a variable from one of its bounds to the other and says by how much. */
    double flip(final int variable)
    {
        final double change = direction[variable] * upper[variable];
        value[variable] = change > 0 ? upper[variable] : 0;
        direction[variable] = -direction[variable];
        return change;
    }

    /** Makes a basic variable stand at the bound that it lies beyond or is nearest to. */
    void leaveBasis(final int variable)
    {
        final boolean toUpper = value[variable] > 0.5 * upper[variable];
        value[variable] = toUpper ? upper[variable] : 0;
        direction[variable] = toUpper ? -1 : 1;
    }

    /** The value of a variable without the rounding by which it may lie beyond its bounds. */
    double boundedValue(final int variable)
    {
        return Math.min(upper[variable], Math.max(0, value[variable]));
    }

    /** The reduced cost of a variable that can move; 0 if rounding has given it the wrong sign. */
    double soundReducedCost(final int variable)
    {
        return direction[variable] * reducedCost[variable] > 0 ? reducedCost[variable] : 0;
    }

    /** How far a variable lies beyond its bounds; at most 0 if it does not. */
    double violation(final int variable)
    {
        return Math.max(-value[variable], value[variable] - upper[variable]);
    }
}
