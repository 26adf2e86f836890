package softlanding.perf.rig;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * Ratios that a change must not leave far behind: a recorded ratio of two lanes, and how many times as much is beyond
 * the limit. A noisy machine widens the interval, and only an interval that lies beyond the limit as a whole trips.
 */
final class RatioGate
{
    private static final String LIMIT = "limit";

    private final Properties recorded;
    private final String source;

    private RatioGate(final Properties recorded, final String source)
    {
        this.recorded = recorded;
        this.source = source;
    }

    /** A gate that lets everything pass. */
    static RatioGate open()
    {
        return new RatioGate(new Properties(), "");
    }

    /** A gate with ratios as {@code workload.accounts.lane.metric = median}, and {@code limit = times}. */
    static RatioGate read(final Path file) throws IOException
    {
        final Properties recorded = new Properties();
        try (Reader reader = Files.newBufferedReader(file))
        {
            recorded.load(reader);
        }
        if (recorded.getProperty(LIMIT) == null)
        {
            throw new IllegalArgumentException(file + ": no limit; say how many times a recorded ratio is too much");
        }
        return new RatioGate(recorded, file.toString());
    }

    /** What is too much, in words. */
    List<String> tripped(final CellResult result)
    {
        final List<String> tripped = new ArrayList<>();
        for (final Comparison comparison : result.comparisons())
        {
            final String key = String.join(".", result.workload().label(), AccountCount.label(result.accounts()),
                comparison.lane(), comparison.base(), comparison.metric().name().toLowerCase(Locale.ROOT));
            if (recorded.getProperty(key) != null)
            {
                final double most =
                    Double.parseDouble(recorded.getProperty(key)) * Double.parseDouble(recorded.getProperty(LIMIT));
                if (comparison.ratio().low() > most)
                {
                    tripped.add(String.format(Locale.ROOT, "gate: %s is %.3g to %.3g, beyond %.3g = %s x %s recorded " +
                        "in %s; mend it, or record the new ratio there", key, comparison.ratio().low(),
                        comparison.ratio().high(), most, recorded.getProperty(LIMIT), recorded.getProperty(key),
                        source));
                }
            }
        }
        return tripped;
    }
}
