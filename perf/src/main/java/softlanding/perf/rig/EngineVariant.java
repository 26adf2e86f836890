package softlanding.perf.rig;

import java.util.Locale;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.engine.state.EngineLimits;
import softlanding.node.EngineFactory;
import softlanding.node.MarginNodeContext;

/** Which engine stands behind the node. */
public enum EngineVariant
{
    /** Decodes what it is told, and does nothing: what the pipeline costs by itself. */
    FLOOR
    {
        @Override
        EngineFactory factory(final EngineLimits limits)
        {
            return decisions -> new FloorEngine();
        }
    },

    /** The engine of the node as it is. */
    ENGINE
    {
        @Override
        EngineFactory factory(final EngineLimits limits)
        {
            return new MarginNodeContext().engineLimits(limits).engine();
        }
    },

    /** The same engine, which judges every account that holds what a tick moved. */
    FULL_SCAN
    {
        @Override
        EngineFactory factory(final EngineLimits limits)
        {
            return new MarginNodeContext().engineLimits(limits, ScreeningSettings.fullScan()).engine();
        }
    };

    /** Makes engines of this kind. */
    abstract EngineFactory factory(EngineLimits limits);

    /** Whether accounts have to be opened before it can be measured. */
    boolean hasAccounts()
    {
        return this != FLOOR;
    }

    String label()
    {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
