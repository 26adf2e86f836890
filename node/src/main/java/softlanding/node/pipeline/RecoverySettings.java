package softlanding.node.pipeline;

import java.nio.file.Path;
import java.util.function.Function;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.DecisionSink;
import softlanding.journal.Durability;
import softlanding.node.EngineFactory;
import softlanding.node.replay.WantedTerms;

/**
 * What the recovery of a journal needs.
 *
 * @param folder       of the journal, made if it does not exist.
 * @param durability   what an event survives once its decisions are released.
 * @param wanted       terms of the journal.
 * @param engine       makes the engine for the limits that stand in the journal.
 * @param egress       receives the decisions that are not recorded.
 * @param watch        hears of the progress and counts.
 * @param clockErrorNs greatest error of the node's clock in nanoseconds; -1 if nobody knows it.
 */
public record RecoverySettings(
    Path folder,
    Durability durability,
    WantedTerms wanted,
    Function<EngineLimits, EngineFactory> engine,
    DecisionSink egress,
    RecoveryWatch watch,
    long clockErrorNs)
{
}
