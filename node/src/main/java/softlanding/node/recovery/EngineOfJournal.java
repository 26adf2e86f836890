package softlanding.node.recovery;

import java.nio.file.Path;
import softlanding.node.EngineFactory;
import softlanding.node.replay.JournalManifest;

/** Makes the engine that wrote a journal. */
public final class EngineOfJournal
{
    private EngineOfJournal()
    {
    }

    /**
     * Returns a factory of engines that decide as the one that wrote the journal.
     *
     * @param folder of the journal.
     * @return factory for a replay.
     */
    public static EngineFactory of(final Path folder)
    {
        return EngineFactory.margin(JournalManifest.limits(folder));
    }
}
