package softlanding.node.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;
import softlanding.engine.state.EngineLimits;
import softlanding.node.MarginNodeContext;
import softlanding.node.replay.JournalManifest;
import softlanding.node.replay.JournalTerms;
import softlanding.node.replay.NamedLimits;

/** The option that sets the limits of the engine. They stand in the journal, which is replayed with them. */
final class LimitOptions
{
    private static final String FRAME_BYTES = "frame-bytes";

    @Option(names = "--limit", paramLabel = "NAME=COUNT",
        description = "Most things of a kind, for a new journal; can be given several times. Names and defaults: " +
            "underlyings=64, expiries=2048, instruments=32768, assets=64, accounts=131072, positions=2097152, " +
            "balances=262144, positionsPerAccount=1024, orders=65536, liquidators=4096, strikes (as many as " +
            "instruments) and packages (one for eight positions); and frame-bytes=16384, the length of the longest " +
            "event, 512 to 65496 (a smile takes 24 bytes per strike, a market 45 per mark). An existing journal " +
            "goes on with the limits that stand in its journal.properties, and other limits are refused.")
    private final Map<String, Integer> chosen = new LinkedHashMap<>();

    /**
     * Returns the limits for a journal: those that stand in it, or else the default ones, with those that were chosen.
     *
     * @param journal folder of the journal, which need not exist.
     * @return limits for the engine.
     * @throws UnusableInputException if a limit is unknown or out of range.
     */
    EngineLimits limits(final Path journal)
    {
        try
        {
            final EngineLimits standing = Files.isDirectory(journal) ?
                JournalManifest.limits(journal) : EngineLimits.defaults();
            final Map<String, Integer> ofEngine = new LinkedHashMap<>(chosen);
            ofEngine.remove(FRAME_BYTES);
            return NamedLimits.changed(standing, ofEngine);
        }
        catch (final IllegalArgumentException e)
        {
            throw new UnusableInputException("--limit: " + e.getMessage(), e);
        }
    }

    /**
     * Sets the length of the longest event, if it was chosen.
     *
     * @throws UnusableInputException if it is out of range.
     */
    void frameBytes(final MarginNodeContext context)
    {
        final Integer bytes = chosen.get(FRAME_BYTES);
        if (bytes == null)
        {
            return;
        }
        if (bytes < JournalTerms.LEAST_FRAME_BYTES || bytes > JournalTerms.MOST_FRAME_BYTES)
        {
            throw new UnusableInputException("--limit: " + FRAME_BYTES + " must be from " +
                JournalTerms.LEAST_FRAME_BYTES + " to " + JournalTerms.MOST_FRAME_BYTES + ": " + bytes);
        }
        context.frameBytes(bytes);
    }
}
