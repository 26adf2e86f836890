package softlanding.node.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlPosition;

/** Collects what is wrong with a configuration, so that an operator sees every fault at once. */
final class Faults
{
    private static final int MOST_CHANGES = 3;

    private final String file;
    private final List<String> found = new ArrayList<>();

    Faults(final String file)
    {
        this.file = file;
    }

    /** Returns the place of a value, such as {@code node.toml:3:12}; the file alone if there is none. */
    String place(final @Nullable TomlPosition position)
    {
        return position == null ? file : file + ":" + position.line() + ":" + position.column();
    }

    void add(final String place, final String fault)
    {
        found.add(place + ": " + fault);
    }

    /** Refuses a name, and says which known one is nearest. */
    void addUnknown(final String place, final String what, final String name, final Set<String> known)
    {
        final String nearest = nearest(name, known);
        add(place, what + " " + name + " is unknown" +
            (nearest == null ? "; known: " + String.join(", ", known) : "; did you mean " + nearest + "?"));
    }

    void throwIfAny()
    {
        if (!found.isEmpty())
        {
            throw new ConfigurationException(found);
        }
    }

    private static @Nullable String nearest(final String name, final Set<String> known)
    {
        String best = null;
        int least = MOST_CHANGES + 1;
        for (final String candidate : known)
        {
            final int changes = changes(name, candidate);
            if (changes < least)
            {
                least = changes;
                best = candidate;
            }
        }
        return best;
    }

    /** The number of characters that are added, removed or replaced to get from one name to the other. */
    private static int changes(final String from, final String to)
    {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++)
        {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++)
        {
            final int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++)
            {
                final int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[to.length()];
    }
}
