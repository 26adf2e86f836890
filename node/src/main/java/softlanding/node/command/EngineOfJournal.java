package softlanding.node.command;

import java.nio.file.Path;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.engine.state.EngineLimits;
import softlanding.node.EngineFactory;
import softlanding.node.MarginNodeContext;

/** Makes the engine that wrote a journal. */
final class EngineOfJournal
{
    private EngineOfJournal()
    {
    }

    static EngineFactory of(final Path folder)
    {
        return new MarginNodeContext().engineLimits(EngineLimits.defaults(), ScreeningSettings.defaults()).engine();
    }
}
