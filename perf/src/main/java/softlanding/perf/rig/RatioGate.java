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
 * Compares measured ratios with recorded ones. A ratio trips the gate only if its whole interval is above the recorded
 * ratio times the limit, because a noisy machine widens the interval.
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

    /** Returns a gate without recorded ratios. It never trips. */
    static RatioGate open()
    {
        return new RatioGate(new Properties(), "");
    }

    /** Reads a gate from lines {@code workload.accounts.lane.base.metric = median} and {@code limit = times}. */
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

    /** Describes the ratios above the limit. */
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
