package softlanding.node.recovery;

import java.nio.file.Path;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.engine.state.EngineLimits;
import softlanding.node.EngineFactory;
import softlanding.node.MarginNodeContext;

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
        return new MarginNodeContext().engineLimits(EngineLimits.defaults(), ScreeningSettings.defaults()).engine();
    }
}
