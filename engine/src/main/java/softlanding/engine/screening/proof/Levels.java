package softlanding.engine.screening.proof;

import java.util.Arrays;

/**
 * Tracks how far each mark has moved from its origin, group by group: level = (value - origin) * unit. The marks of a
 * group move more or less together, so one bracket of levels can hold for all of them.
 *
 * <p>The marks of a group drift apart in time. Then a new generation begins, with the levels of all its marks at 0. At
 * most two generations exist: while certificates of the old one are left, levels are kept in both.
 */
public final class Levels
{
    /** The value for no mark or no group. */
    public static final int NONE = -1;

    private final boolean proportional;
    private final int[] groupOf;
    private final int[] nextOfGroup;
    private final int[] firstOfGroup;
    private final int[] marks;
    private final int[] sinceRefresh;
    private final double[] value;
    private final double[][] origin;
    private final double[][] unit;
    private final double[][] least;
    private final double[][] most;
    private final byte[] generation;
    private final boolean[] draining;

    /**
     * Reserves memory for groups and marks. The levels of a mark begin when it is added.
     *
     * @param proportional whether 1 + level is proportional to the mark, as it is with a unit of 1 / origin.
     */
    public Levels(final int groups, final int capacity, final boolean proportional)
    {
        this.proportional = proportional;
        groupOf = new int[capacity];
        nextOfGroup = new int[capacity];
        firstOfGroup = new int[groups];
        marks = new int[groups];
        sinceRefresh = new int[groups];
        value = new double[capacity];
        origin = new double[2][capacity];
        unit = new double[2][capacity];
        least = new double[2][groups];
        most = new double[2][groups];
        generation = new byte[groups];
        draining = new boolean[groups];
        Arrays.fill(groupOf, NONE);
        Arrays.fill(firstOfGroup, NONE);
    }

    /** Returns the maximum number of marks. */
    public int capacity()
    {
        return groupOf.length;
    }

    /** Returns whether a mark was added and not removed. */
    public boolean contains(final int mark)
    {
        return groupOf[mark] != NONE;
    }

    /** Adds a mark at the middle of the levels of its group. */
    public void add(final int mark, final int group, final double newValue, final double newUnit)
    {
        groupOf[mark] = group;
        nextOfGroup[mark] = firstOfGroup[group];
        firstOfGroup[group] = mark;
        marks[group]++;
        value[mark] = newValue;
        for (int g = 0; g < 2; g++)
        {
            final double middle = (least[g][group] + most[g][group]) / 2;
            unit[g][mark] = proportional ? newUnit * (1 + middle) : newUnit;
            origin[g][mark] = unit[g][mark] > 0 ? newValue - middle / unit[g][mark] : newValue;
        }
    }

    /** Removes a mark that will not move again. */
    public void remove(final int mark)
    {
        final int group = groupOf[mark];
        if (group == NONE)
        {
            return;
        }
        if (firstOfGroup[group] == mark)
        {
            firstOfGroup[group] = nextOfGroup[mark];
        }
        else
        {
            int before = firstOfGroup[group];
            while (nextOfGroup[before] != mark)
            {
                before = nextOfGroup[before];
            }
            nextOfGroup[before] = nextOfGroup[mark];
        }
        groupOf[mark] = NONE;
        marks[group]--;
        refresh(group);
    }

    /** Sets the new value of a mark. */
    public void set(final int mark, final double newValue)
    {
        value[mark] = newValue;
        final int group = groupOf[mark];
        widen(generation[group], group, mark);
        if (draining[group])
        {
            widen(1 - generation[group], group, mark);
        }
        // The extremes only widen until as many marks have moved as the group has. Then they are calculated from all
        // marks.
        if (++sinceRefresh[group] >= marks[group])
        {
            refresh(group);
        }
    }

    private void widen(final int g, final int group, final int mark)
    {
        final double level = level(g, mark);
        least[g][group] = Math.min(least[g][group], level);
        most[g][group] = Math.max(most[g][group], level);
    }

    private void refresh(final int group)
    {
        sinceRefresh[group] = 0;
        refresh(generation[group], group);
        if (draining[group])
        {
            refresh(1 - generation[group], group);
        }
    }

    private void refresh(final int g, final int group)
    {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int mark = firstOfGroup[group]; mark != NONE; mark = nextOfGroup[mark])
        {
            final double level = level(g, mark);
            low = Math.min(low, level);
            high = Math.max(high, level);
        }
        least[g][group] = marks[group] == 0 ? 0 : low;
        most[g][group] = marks[group] == 0 ? 0 : high;
    }

    /** Begins a new generation; the caller then sets its units. The old generation must have drained. */
    public void renew(final int group)
    {
        generation[group] = (byte)(1 - generation[group]);
        draining[group] = true;
        final int g = generation[group];
        for (int mark = firstOfGroup[group]; mark != NONE; mark = nextOfGroup[mark])
        {
            origin[g][mark] = value[mark];
        }
        least[g][group] = 0;
        most[g][group] = 0;
    }

    /** Sets the units of level per unit of a mark, in the generation that has just begun. */
    public void setUnit(final int mark, final double newUnit)
    {
        unit[generation[groupOf[mark]]][mark] = newUnit;
    }

    /** Ends the old generation of a group, because none of its certificates is left. */
    public void drained(final int group)
    {
        draining[group] = false;
    }

    /** Returns whether the old generation of a group still has certificates. */
    public boolean isDraining(final int group)
    {
        return draining[group];
    }

    /** Returns the present generation of a group, 0 or 1. */
    public int generation(final int group)
    {
        return generation[group];
    }

    /** Returns the group of a mark, or {@link #NONE}. */
    public int group(final int mark)
    {
        return groupOf[mark];
    }

    /** Returns the first mark of a group, or {@link #NONE}. */
    public int first(final int group)
    {
        return firstOfGroup[group];
    }

    /** Returns the mark after a mark of the same group, or {@link #NONE}. */
    public int next(final int mark)
    {
        return nextOfGroup[mark];
    }

    /** Returns the present value of a mark. */
    public double value(final int mark)
    {
        return value[mark];
    }

    /** Returns the level of a mark in a generation. */
    public double level(final int g, final int mark)
    {
        return (value[mark] - origin[g][mark]) * unit[g][mark];
    }

    /** Returns the units of level per unit of a mark, in the present generation. */
    public double unit(final int mark)
    {
        return unit[generation[groupOf[mark]]][mark];
    }

    /** Returns a lower bound of the levels of a group. */
    public double least(final int group)
    {
        return least[generation[group]][group];
    }

    /** Returns an upper bound of the levels of a group. */
    public double most(final int group)
    {
        return most[generation[group]][group];
    }
}
