package softlanding.perf.rig;

import java.util.Locale;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.engine.state.EngineLimits;
import softlanding.node.EngineFactory;

/** The engine behind the node. */
public enum EngineVariant
{
    /** Decodes events and makes no decision. It shows the cost of the pipeline without an engine. */
    FLOOR
    {
        @Override
        EngineFactory factory(final EngineLimits limits)
        {
            return decisions -> new FloorEngine();
        }
    },

    /** The unchanged engine of the node. */
    ENGINE
    {
        @Override
        EngineFactory factory(final EngineLimits limits)
        {
            return EngineFactory.margin(limits);
        }
    },

    /** The same engine with a full scan. It evaluates every account with an instrument that a tick moved. */
    FULL_SCAN
    {
        @Override
        EngineFactory factory(final EngineLimits limits)
        {
            return EngineFactory.margin(limits, ScreeningSettings.fullScan());
        }
    };

    /** Returns a factory of such engines. */
    abstract EngineFactory factory(EngineLimits limits);

    /** Tells whether accounts must be opened before a measurement. */
    boolean hasAccounts()
    {
        return this != FLOOR;
    }

    String label()
    {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
