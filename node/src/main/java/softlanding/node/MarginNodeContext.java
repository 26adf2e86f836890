package softlanding.node;

import com.lmax.disruptor.WaitStrategy;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.agrona.BitUtil;
import org.agrona.concurrent.EpochNanoClock;
import org.jspecify.annotations.Nullable;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.DecisionSink;
import softlanding.journal.Durability;
import softlanding.node.pipeline.LagMonitor;
import softlanding.node.pipeline.RecoverySettings;
import softlanding.node.pipeline.RecoveryWatch;
import softlanding.node.replay.ClockMode;
import softlanding.node.replay.JournalTerms;
import softlanding.node.replay.Origin;
import softlanding.node.replay.WantedTerms;

/**
 * The settings of a node. A setting without a sensible default must be chosen. {@link #conclude()} checks all settings.
 */
public final class MarginNodeContext
{
    private static final int DEFAULT_RING_CAPACITY = 4096;

    private @Nullable Path journalDirectory;
    private @Nullable DecisionSink egress;
    private int ringCapacity = DEFAULT_RING_CAPACITY;
    private WaitMode waitMode = WaitMode.YIELD;
    private Durability durability = Durability.SURVIVES_PROCESS_CRASH;
    private PipelineThreads threads = PipelineThreads.AUTO;
    private boolean restartAnnounced = true;
    private @Nullable EpochNanoClock lagClock;
    private LongConsumer recoveryProgress = sequence -> {};
    private final WantedTerms wanted = new WantedTerms();
    private ScreeningSettings screening = ScreeningSettings.defaults();
    private NodeParts parts = new NodeParts();

    /**
     * Checks every setting and resolves automatic values.
     *
     * @return this.
     * @throws IllegalArgumentException if a setting is missing or out of range; the message names it.
     */
    public MarginNodeContext conclude()
    {
        if (journalDirectory == null)
        {
            throw new IllegalArgumentException("journalDirectory must be set: the folder of both journals");
        }
        if (egress == null)
        {
            throw new IllegalArgumentException("egress must be set: the receiver of decisions");
        }
        threads = threads.settle(Runtime.getRuntime().availableProcessors());
        return this;
    }

    /**
     * Sets the folder of the events and decisions journals. It is created if it does not exist.
     *
     * @param directory of the journals.
     * @return this.
     */
    public MarginNodeContext journalDirectory(final Path directory)
    {
        journalDirectory = Objects.requireNonNull(directory);
        return this;
    }

    /**
     * Returns the folder of the events and decisions journals.
     *
     * @return the folder.
     */
    public Path journalDirectory()
    {
        return Objects.requireNonNull(journalDirectory);
    }

    /**
     * Sets the receiver of decisions. It is called on the engine's thread after a decision was journaled, and the
     * buffer is valid only during the call. A decision is identified by (eventSequence, decisionIndex) and may arrive
     * twice: before a crash, and again from recovery if the process lost its journal record.
     *
     * @param sink called for each decision.
     * @return this.
     */
    public MarginNodeContext egress(final DecisionSink sink)
    {
        egress = Objects.requireNonNull(sink);
        return this;
    }

    private DecisionSink egress()
    {
        return Objects.requireNonNull(egress);
    }

    /**
     * Sets the maximum number of events that wait for the engine; default 4096.
     *
     * @param slots a power of two; each takes 4 kB or its longest event outside the heap.
     * @return this.
     * @throws IllegalArgumentException if it is no power of two, or 1.
     */
    public MarginNodeContext ringCapacity(final int slots)
    {
        if (slots < 2 || !BitUtil.isPowerOfTwo(slots))
        {
            throw new IllegalArgumentException(
                "ringCapacity must be a power of two, at least 2 slots: ringCapacity=" + slots);
        }
        ringCapacity = slots;
        return this;
    }

    /**
     * Returns the maximum number of events that wait for the engine.
     *
     * @return number of slots.
     */
    public int ringCapacity()
    {
        return ringCapacity;
    }

    /**
     * Sets the length of the longest frame; default 16,384 bytes. A longer event is refused. A smile takes 24 bytes per
     * strike, a market 45 per mark. A new journal records it; an existing one is continued with its own.
     *
     * @param bytes from {@link JournalTerms#LEAST_FRAME_BYTES} to {@link JournalTerms#MOST_FRAME_BYTES}.
     * @return this.
     */
    public MarginNodeContext frameBytes(final int bytes)
    {
        wanted.frameBytes(bytes);
        return this;
    }

    /**
     * Sets whose clock gives the events their time; default {@link ClockMode#EVENTS}. A new journal records it.
     *
     * @param mode of the clock.
     * @return this.
     */
    public MarginNodeContext clock(final ClockMode mode)
    {
        wanted.clock(mode);
        return this;
    }

    /**
     * Sets how threads wait for the next event; default {@link WaitMode#YIELD}.
     *
     * @param way of waiting.
     * @return this.
     */
    public MarginNodeContext waiting(final WaitMode way)
    {
        waitMode = Objects.requireNonNull(way);
        return this;
    }

    /** Returns the strategy of the wait mode, or what benchmarks put in its place. */
    WaitStrategy waitStrategy()
    {
        final WaitStrategy replacement = parts.waitStrategy();
        return replacement == null ? waitMode.strategy() : replacement;
    }

    /**
     * Sets the failure that an event survives once its decisions are released; default {@link
     * Durability#SURVIVES_PROCESS_CRASH}.
     *
     * @param choice of durability.
     * @return this.
     */
    public MarginNodeContext durability(final Durability choice)
    {
        durability = Objects.requireNonNull(choice);
        return this;
    }

    Durability durability()
    {
        return durability;
    }

    /**
     * Sets how many threads empty the ring; default {@link PipelineThreads#AUTO}.
     *
     * @param number of stages.
     * @return this.
     */
    public MarginNodeContext stages(final PipelineThreads number)
    {
        threads = Objects.requireNonNull(number);
        return this;
    }

    /** Returns the number of threads. After {@link #conclude()} it is never {@link PipelineThreads#AUTO}. */
    PipelineThreads stages()
    {
        return threads;
    }

    /**
     * Sets whether a node that continues a journal first emits a {@code NodeRestarted} event with the time of the last
     * event; default yes. The engine then acts on no price from before the restart. Use no where the input before and
     * after the restart is continuous, for example when a file is fed in parts.
     *
     * @param announced whether the event is emitted.
     * @return this.
     */
    public MarginNodeContext restartAnnounced(final boolean announced)
    {
        restartAnnounced = announced;
        return this;
    }

    boolean isRestartAnnounced()
    {
        return restartAnnounced;
    }

    /**
     * Makes the node report the lag of its input to the engine by {@code InputLagChanged} events. The node then refuses
     * such events from outside. Off by default, because the times of a file are in the past.
     *
     * @param clock that gives nanoseconds since the epoch; it must agree with the clocks of the senders of events.
     * @return this.
     */
    public MarginNodeContext lagClock(final EpochNanoClock clock)
    {
        lagClock = Objects.requireNonNull(clock);
        return this;
    }

    /**
     * Monitors the lag with the clock of this machine, as {@link #lagClock} does.
     *
     * @return this.
     */
    public MarginNodeContext lagWatched()
    {
        return lagClock(LagMonitor.wallClock());
    }

    /**
     * Returns a monitor for an engine that has reached a time, in nanoseconds since the epoch. Returns null if the lag
     * is not monitored.
     */
    @Nullable LagMonitor lagWatch(final long reachedNs)
    {
        return lagClock == null ? null : new LagMonitor(lagClock, reachedNs);
    }

    /**
     * Sets the receiver of recovery progress; default none.
     *
     * @param progress receives the sequence of each event that is replayed at the launch.
     * @return this.
     */
    public MarginNodeContext recoveryProgress(final LongConsumer progress)
    {
        recoveryProgress = Objects.requireNonNull(progress);
        return this;
    }

    /**
     * Sets the capacities of the margin engine. A new journal records them; the default is {@link
     * EngineLimits#defaults()}. An existing journal is replayed with the limits that stand in it, and other limits are
     * refused.
     *
     * @param newLimits of the engine.
     * @return this.
     */
    public MarginNodeContext engineLimits(final EngineLimits newLimits)
    {
        wanted.limits(newLimits);
        return this;
    }

    /**
     * Sets how the margin engine screens accounts. Screening does not change decisions.
     *
     * @param monitor settings of the screening: certificates, or a full scan as a check.
     * @return this.
     */
    public MarginNodeContext screening(final ScreeningSettings monitor)
    {
        screening = Objects.requireNonNull(monitor);
        return this;
    }

    /** Returns what the recovery needs of these settings. */
    RecoverySettings recovery()
    {
        return new RecoverySettings(
            journalDirectory(), durability, wanted, this::engine, egress(), new RecoveryWatch(recoveryProgress),
            Origin.UNKNOWN_ERROR);
    }

    /** Returns the factory of an engine with the given limits, or what benchmarks and tests put in its place. */
    private EngineFactory engine(final EngineLimits standing)
    {
        final EngineFactory replacement = parts.engine();
        return replacement == null ? EngineFactory.margin(standing, screening) : replacement;
    }

    /**
     * Replaces parts of the node, for benchmarks and tests; default none.
     *
     * @param replacements of the node's own parts.
     * @return this.
     */
    public MarginNodeContext parts(final NodeParts replacements)
    {
        parts = Objects.requireNonNull(replacements);
        return this;
    }
}
