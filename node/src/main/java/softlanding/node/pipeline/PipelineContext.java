package softlanding.node.pipeline;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.DecisionSink;
import softlanding.journal.Durability;
import softlanding.node.EngineFactory;
import softlanding.node.metrics.NodeMeter;
import softlanding.node.replay.Origin;
import softlanding.node.replay.WantedTerms;

/** The settings of a pipeline. Folder and receiver of decisions must be chosen. */
public final class PipelineContext
{
    private @Nullable Path folder;
    private @Nullable DecisionSink egress;
    private Durability durability = Durability.SURVIVES_PROCESS_CRASH;
    private WantedTerms wanted = new WantedTerms();
    private Function<EngineLimits, EngineFactory> engine =
        limits -> EngineFactory.margin(limits, ScreeningSettings.defaults());
    private LongConsumer progress = sequence -> {};
    private long clockErrorNs = Origin.UNKNOWN_ERROR;
    private NodeMeter meter = NodeMeter.NONE;
    private boolean restartAnnounced = true;
    private boolean lagMonitored = true;

    /** Sets the folder of the journal; it is made if it does not exist. */
    public PipelineContext journalDirectory(final Path directory)
    {
        folder = Objects.requireNonNull(directory);
        return this;
    }

    /**
     * Sets the receiver of decisions, called on the caller's thread after a decision was journaled. It must not wait.
     */
    public PipelineContext egress(final DecisionSink sink)
    {
        egress = Objects.requireNonNull(sink);
        return this;
    }

    /** Sets what an event survives once its decisions are released; default SURVIVES_PROCESS_CRASH. */
    public PipelineContext durability(final Durability choice)
    {
        durability = Objects.requireNonNull(choice);
        return this;
    }

    /** Sets the terms that are asked of the journal; a new one gets the default ones where nothing is asked. */
    public PipelineContext terms(final WantedTerms terms)
    {
        wanted = Objects.requireNonNull(terms);
        return this;
    }

    /** Sets who makes the engine for the limits that stand in the journal; default the margin engine. */
    public PipelineContext engine(final Function<EngineLimits, EngineFactory> factory)
    {
        engine = Objects.requireNonNull(factory);
        return this;
    }

    /** Sets who receives the sequence of each event that is replayed; default nobody. */
    public PipelineContext recoveryProgress(final LongConsumer receiver)
    {
        progress = Objects.requireNonNull(receiver);
        return this;
    }

    /** Sets what counts the events and decisions; default nothing does. */
    public PipelineContext meter(final NodeMeter counting)
    {
        meter = Objects.requireNonNull(counting);
        return this;
    }

    NodeMeter meter()
    {
        return meter;
    }

    /** Sets the greatest error of the node's clock, in nanoseconds; default unknown. */
    public PipelineContext clockErrorNs(final long errorNs)
    {
        clockErrorNs = errorNs;
        return this;
    }

    /** Sets whether the engine hears that the node was away; default yes. */
    public PipelineContext restartAnnounced(final boolean announced)
    {
        restartAnnounced = announced;
        return this;
    }

    /** Sets whether the lag of the input is journaled, where the node's clock counts; default yes. */
    public PipelineContext lagMonitored(final boolean monitored)
    {
        lagMonitored = monitored;
        return this;
    }

    Durability durability()
    {
        return durability;
    }

    boolean isRestartAnnounced()
    {
        return restartAnnounced;
    }

    boolean isLagMonitored()
    {
        return lagMonitored;
    }

    RecoverySettings recovery()
    {
        if (folder == null || egress == null)
        {
            throw new IllegalArgumentException("journalDirectory and egress must be set");
        }
        return new RecoverySettings(
            folder, durability, wanted, engine, egress, new RecoveryWatch(progress, meter), clockErrorNs);
    }
}
