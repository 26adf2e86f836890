package softlanding.engine.legs;

import java.util.Arrays;

/**
 * Adds up, per outcome, what only the harmful orders do. A block has outcomes, and the least of them counts. In each
 * outcome it is the sum over groups, and of a group the least of its planes counts. Blocks add up. An order belongs to
 * one group: it adds to each plane what it changes there, if that is a loss.
 */
final class OutcomeBounds
{
    private final double[] cells;
    private final double[] saved;
    private final int[] blockOf;
    private final int[] offset;
    private final int[] outcomes;
    private int groups;
    private int planes;
    private int end;

    OutcomeBounds(final int mostGroups, final int mostCells)
    {
        cells = new double[mostCells];
        saved = new double[mostCells];
        blockOf = new int[mostGroups];
        offset = new int[mostGroups];
        outcomes = new int[mostGroups];
    }

    void begin(final int ofPlanes)
    {
        planes = ofPlanes;
        groups = 0;
        end = 0;
    }

    /** Adds a group; groups of a block follow each other. Returns its index, or -1 if there is no memory for it. */
    int addGroup(final int block, final int ofOutcomes)
    {
        if (groups == blockOf.length || end + ofOutcomes * planes > cells.length)
        {
            return -1;
        }
        blockOf[groups] = block;
        offset[groups] = end;
        outcomes[groups] = ofOutcomes;
        Arrays.fill(cells, end, end + ofOutcomes * planes, 0);
        end += ofOutcomes * planes;
        return groups++;
    }

    void set(final int group, final int outcome, final int plane, final double value)
    {
        cells[offset[group] + outcome * planes + plane] = value;
    }

    void addLoss(final int group, final int outcome, final int plane, final double change)
    {
        cells[offset[group] + outcome * planes + plane] += Math.min(0, change);
    }

    /** Keeps the cells of a group, to return to them. */
    void save(final int group)
    {
        System.arraycopy(cells, offset[group], saved, 0, outcomes[group] * planes);
    }

    void restore(final int group)
    {
        System.arraycopy(saved, 0, cells, offset[group], outcomes[group] * planes);
    }

    /** Returns the sum over the blocks of their least outcome. */
    double sum()
    {
        double sum = 0;
        int group = 0;
        while (group < groups)
        {
            int next = group;
            while (next < groups && blockOf[next] == blockOf[group])
            {
                next++;
            }
            sum += least(group, next);
            group = next;
        }
        return sum;
    }

    private double least(final int first, final int last)
    {
        double least = Double.MAX_VALUE;
        for (int outcome = 0; outcome < outcomes[first]; outcome++)
        {
            double value = 0;
            for (int group = first; group < last; group++)
            {
                value += leastPlane(offset[group] + outcome * planes);
            }
            least = Math.min(least, value);
        }
        return least;
    }

    private double leastPlane(final int from)
    {
        double least = cells[from];
        for (int plane = 1; plane < planes; plane++)
        {
            least = Math.min(least, cells[from + plane]);
        }
        return least;
    }
}
