package softlanding.node;

import softlanding.engine.wire.DecisionSink;

/** Makes the engine of a node, in the state before the first event. */
@FunctionalInterface
public interface EngineFactory
{
    /**
     * Makes an engine.
     *
     * @param decisions receives what the engine decides.
     * @return a new engine.
     */
    EngineService create(DecisionSink decisions);
}
