package softlanding.engine.simplex;

/**
 * The dual steps at which reduced costs reach zero: a binary heap, least step first, the lowest variable among equals.
 */
final class Breakpoints
{
    private final double[] step;
    private final int[] variable;
    private int size;

    Breakpoints(final int capacity)
    {
        step = new double[capacity];
        variable = new int[capacity];
    }

    void clear()
    {
        size = 0;
    }

    boolean isEmpty()
    {
        return size == 0;
    }

    /** Appends without order; {@link #order()} comes after the last. */
    void append(final double dualStep, final int variableNumber)
    {
        step[size] = dualStep;
        variable[size] = variableNumber;
        size++;
    }

    void order()
    {
        for (int node = size / 2 - 1; node >= 0; node--)
        {
            sink(node, step[node], variable[node]);
        }
    }

    /** Removes the least and returns its variable. */
    int removeLeast()
    {
        final int least = variable[0];
        size--;
        sink(0, step[size], variable[size]);
        return least;
    }

    private void sink(final int from, final double sunkStep, final int sunkVariable)
    {
        int node = from;
        int child = 2 * node + 1;
        while (child < size)
        {
            if (child + 1 < size && before(step[child + 1], variable[child + 1], step[child], variable[child]))
            {
                child++;
            }
            if (!before(step[child], variable[child], sunkStep, sunkVariable))
            {
                break;
            }
            step[node] = step[child];
            variable[node] = variable[child];
            node = child;
            child = 2 * node + 1;
        }
        step[node] = sunkStep;
        variable[node] = sunkVariable;
    }

    private static boolean before(final double step, final int variable, final double other, final int otherVariable)
    {
        return step < other || (step == other && variable < otherVariable);
    }
}
