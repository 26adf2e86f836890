package softlanding.node;

import softlanding.engine.screening.ScreeningSettings;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.DecisionSink;

/** Creates the engine of a node in the state before the first event. */
@FunctionalInterface
public interface EngineFactory
{
    /**
     * Creates an engine.
     *
     * @param decisions receives the decisions of the engine.
     * @return a new engine.
     */
    EngineService create(DecisionSink decisions);

    /**
     * Refuses if the largest heap has no room for an engine, so that no journal is made that cannot be run.
     *
     * @throws HeapTooSmallException if it has not.
     */
    default void requireHeap()
    {
        // An engine that says nothing takes little.
    }

    /**
     * Returns the factory of the margin engine with the default screening.
     *
     * @param limits maximum number of things of each kind.
     * @return a factory of engines that are equal.
     */
    static EngineFactory margin(final EngineLimits limits)
    {
        return margin(limits, ScreeningSettings.defaults());
    }

    /**
     * Returns the factory of the margin engine.
     *
     * @param limits    maximum number of things of each kind.
     * @param screening how accounts are screened; it does not change decisions.
     * @return a factory of engines that are equal; it throws {@link HeapTooSmallException} if the largest heap has no
     *     room for one.
     */
    static EngineFactory margin(final EngineLimits limits, final ScreeningSettings screening)
    {
        return new EngineFactory()
        {
            @Override
            public EngineService create(final DecisionSink decisions)
            {
                requireHeap();
                return new EngineAdapter(limits, screening, decisions);
            }

            @Override
            public void requireHeap()
            {
                EngineMemory.requireHeap(limits);
            }
        };
    }
}
