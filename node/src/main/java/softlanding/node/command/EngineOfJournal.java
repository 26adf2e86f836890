package softlanding.node.command;

import java.nio.file.Path;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.node.EngineFactory;
import softlanding.node.MarginNodeContext;
import softlanding.node.replay.JournalManifest;

/** Makes the engine that wrote a journal. */
final class EngineOfJournal
{
    private EngineOfJournal()
    {
    }

    static EngineFactory of(final Path folder)
    {
        return new MarginNodeContext()
            .engineLimits(JournalManifest.limits(folder), ScreeningSettings.defaults()).engine();
    }
}
