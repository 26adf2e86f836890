package softlanding.engine.state.copy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps the sections of a state in memory. */
public final class StateInMemory implements StateSink, StateSource
{
    private record Section(long name, Object values, int size)
    {
    }

    private final List<Section> sections = new ArrayList<>();
    private int next;

    @Override
    public void longs(final long section, final long[] values, final int size)
    {
        sections.add(new Section(section, Arrays.copyOf(values, size), size));
    }

    @Override
    public void ints(final long section, final int[] values, final int size)
    {
        sections.add(new Section(section, Arrays.copyOf(values, size), size));
    }

    @Override
    public void bytes(final long section, final byte[] values, final int size)
    {
        sections.add(new Section(section, Arrays.copyOf(values, size), size));
    }

    @Override
    public int size(final long section)
    {
        return peek(section).size();
    }

    @Override
    public int longs(final long section, final long[] values)
    {
        return take(section, values);
    }

    @Override
    public int ints(final long section, final int[] values)
    {
        return take(section, values);
    }

    @Override
    public int bytes(final long section, final byte[] values)
    {
        return take(section, values);
    }

    @SuppressWarnings("SuspiciousSystemArraycopy")
    private int take(final long section, final Object values)
    {
        final Section taken = peek(section);
        next++;
        System.arraycopy(taken.values(), 0, values, 0, taken.size());
        return taken.size();
    }

    private Section peek(final long section)
    {
        if (next == sections.size() || sections.get(next).name() != section)
        {
            throw new StateCopyException("section " + section + " is not the next one");
        }
        return sections.get(next);
    }

    /** Returns whether every section was read. */
    public boolean isAtEnd()
    {
        return next == sections.size();
    }

    /** Forgets the values of the sections of a name, as if their owner had left them out. */
    public StateInMemory without(final long section)
    {
        final StateInMemory rest = new StateInMemory();
        for (final Section kept : sections)
        {
            final boolean isLeftOut = kept.name() == section;
            rest.sections.add(isLeftOut ? new Section(section, empty(kept.values()), kept.size()) : kept);
        }
        return rest;
    }

    private static Object empty(final Object values)
    {
        return java.lang.reflect.Array.newInstance(
            values.getClass().getComponentType(), java.lang.reflect.Array.getLength(values));
    }

    /** Returns the names of all sections that hold anything but zeros. */
    public List<Long> used()
    {
        final List<Long> used = new ArrayList<>();
        for (final Section section : sections)
        {
            final Object values = section.values();
            boolean isUsed = false;
            for (int i = 0; i < section.size() && !isUsed; i++)
            {
                isUsed = java.lang.reflect.Array.getLong(values, i) != 0;
            }
            if (isUsed && !used.contains(section.name()))
            {
                used.add(section.name());
            }
        }
        return used;
    }

    /** Returns these sections, to be read from the first one on. */
    public StateInMemory again()
    {
        final StateInMemory again = new StateInMemory();
        again.sections.addAll(sections);
        return again;
    }
}
