package softlanding.node;

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
}
