package softlanding.node.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import softlanding.engine.state.EngineLimits;
import softlanding.node.replay.JournalTerms;
import softlanding.node.replay.NamedLimits;

/**
 * The table {@code limits}: capacities, for a new journal. An existing one goes on with those that stand in it.
 *
 * @param engine     capacities of the engine.
 * @param frameBytes length of the longest event.
 */
public record LimitsSection(EngineLimits engine, int frameBytes)
{
    static LimitsSection read(final Section section)
    {
        final EngineLimits defaults = EngineLimits.defaults();
        final Map<String, Integer> given = new LinkedHashMap<>();
        EngineLimits limits = defaults;
        for (final String name : NamedLimits.of(defaults).keySet())
        {
            if (section.isGiven(keyOf(name)))
            {
                // What it follows from comes before it, so a default here is the one that will count.
                final int count = (int)section.count(keyOf(name), 1, Integer.MAX_VALUE, value(limits, name));
                given.put(name, count);
                limits = changed(section, name, given, limits);
            }
            else
            {
                section.count(keyOf(name), 1, Integer.MAX_VALUE, value(limits, name));
            }
        }
        return new LimitsSection(limits, (int)section.count(
            "frame-bytes", JournalTerms.LEAST_FRAME_BYTES, JournalTerms.MOST_FRAME_BYTES,
            JournalTerms.DEFAULT_FRAME_BYTES));
    }

    private static EngineLimits changed(
        final Section section, final String name, final Map<String, Integer> given, final EngineLimits before)
    {
        try
        {
            return NamedLimits.changed(EngineLimits.defaults(), given);
        }
        catch (final IllegalArgumentException e)
        {
            given.remove(name);
            section.refuse(keyOf(name), "is out of range: " + e.getMessage());
            return before;
        }
    }

    private static int value(final EngineLimits limits, final String name)
    {
        return NamedLimits.of(limits).getOrDefault(name, 1);
    }

    /** Returns the key of a limit: {@code positions-per-account} for {@code positionsPerAccount}. */
    private static String keyOf(final String name)
    {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
