package softlanding.node;

import com.lmax.disruptor.WaitStrategy;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.agrona.BitUtil;
import org.agrona.concurrent.EpochNanoClock;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.DecisionSink;
import softlanding.journal.Durability;

/** The few knobs of a node. What has no sensible default must be chosen; {@link #conclude()} checks it all. */
public final class MarginNodeContext
{
    private static final int DEFAULT_RING_CAPACITY = 4096;

    private Path journalDirectory;
    private DecisionSink egress;
    private int ringCapacity = DEFAULT_RING_CAPACITY;
    private WaitMode waitMode = WaitMode.YIELD;
    private WaitStrategy waitStrategy;
    private Durability durability = Durability.SURVIVES_PROCESS_CRASH;
    private PipelineThreads threads = PipelineThreads.AUTO;
    private boolean restartAnnounced = true;
    private EpochNanoClock lagClock;
    private LongConsumer recoveryProgress = sequence -> {};
    private EngineFactory engine = decisions -> new EngineAdapter(
        EngineLimits.defaults(), ScreeningSettings.defaults(), decisions);

    /**
     * Checks every knob and settles what was left to be found out.
     *
     * @return this.
     * @throws IllegalArgumentException if a knob is missing or out of range; the message names it.
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
        if (ringCapacity < 2 || !BitUtil.isPowerOfTwo(ringCapacity))
        {
            throw new IllegalArgumentException(
                "ringCapacity must be a power of two, at least 2 slots: ringCapacity=" + ringCapacity);
        }
        threads = threads.settle(Runtime.getRuntime().availableProcessors());
        return this;
    }

    /**
     * Folder of the events and decisions journals, made when missing.
     *
     * @param directory to use.
     * @return this.
     */
    public MarginNodeContext journalDirectory(final Path directory)
    {
        journalDirectory = Objects.requireNonNull(directory);
        return this;
    }

    /**
     * Folder of the events and decisions journals.
     *
     * @return the folder.
     */
    public Path journalDirectory()
    {
        return journalDirectory;
    }

    /**
     * Receiver of decisions, called on the engine's thread after a decision was journaled; the buffer is only
     * valid during the call. A decision is identified by (eventSequence, decisionIndex) and may come twice: once
     * before a crash and, when its journal record was lost with the process, again from recovery.
     *
     * @param sink to call.
     * @return this.
     */
    public MarginNodeContext egress(final DecisionSink sink)
    {
        egress = Objects.requireNonNull(sink);
        return this;
    }

    DecisionSink egress()
    {
        return egress;
    }

    /**
     * Most events that may wait for the engine; default 4096.
     *
     * @param slots a power of two; each takes 4096 bytes outside the heap.
     * @return this.
     */
    public MarginNodeContext ringCapacity(final int slots)
    {
        ringCapacity = slots;
        return this;
    }

    /**
     * Most events that may wait for the engine.
     *
     * @return slots.
     */
    public int ringCapacity()
    {
        return ringCapacity;
    }

    /**
     * How threads wait for the next event; default {@link WaitMode#YIELD}.
     *
     * @param way of waiting.
     * @return this.
     */
    public MarginNodeContext waiting(final WaitMode way)
    {
        waitMode = Objects.requireNonNull(way);
        return this;
    }

    /**
     * Replaces the way of waiting, for rigs that run several nodes side by side.
     *
     * @param strategy of this node alone.
     * @return this.
     */
    public MarginNodeContext waitStrategy(final WaitStrategy strategy)
    {
        waitStrategy = Objects.requireNonNull(strategy);
        return this;
    }

    /** What replaces the way of waiting, or else that way's own. */
    WaitStrategy waitStrategy()
    {
        return waitStrategy == null ? waitMode.strategy() : waitStrategy;
    }

    /**
     * What an event survives once its decisions have been released; default {@link Durability#SURVIVES_PROCESS_CRASH}.
     *
     * @param choice of the two.
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
     * How many threads empty the ring; default {@link PipelineThreads#AUTO}.
     *
     * @param number of stages.
     * @return this.
     */
    public MarginNodeContext stages(final PipelineThreads number)
    {
        threads = Objects.requireNonNull(number);
        return this;
    }

    /** Never {@link PipelineThreads#AUTO} once concluded. */
    PipelineThreads stages()
    {
        return threads;
    }

    /**
     * Whether a node that continues a journal first tells the engine that it was away, by a {@code NodeRestarted} event
     * with the time of the last event: no price from before is then acted on. Default yes. Off where the input of
     * before and after is one, as when a file is fed in parts.
     *
     * @param announced whether it does.
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
     * Has the node tell the engine how far its input is behind, by {@code InputLagChanged} events of its own; one that
     * comes from outside is then refused. Default off: the times of a file lie in the past.
     *
     * @param clock to compare the times of events with; it has to go as those of their makers do.
     * @return this.
     */
    public MarginNodeContext lagClock(final EpochNanoClock clock)
    {
        lagClock = Objects.requireNonNull(clock);
        return this;
    }

    /**
     * As {@link #lagClock} with the clock of this machine.
     *
     * @return this.
     */
    public MarginNodeContext lagWatched()
    {
        return lagClock(LagMonitor.wallClock());
    }

    /** For an engine that has reached this time, nanoseconds since the epoch; null if the lag is not watched. */
    LagMonitor lagWatch(final long reachedNs)
    {
        return lagClock == null ? null : new LagMonitor(lagClock, reachedNs);
    }

    /**
     * Told the sequence of each event that is replayed on start; default nobody.
     *
     * @param progress to tell.
     * @return this.
     */
    public MarginNodeContext recoveryProgress(final LongConsumer progress)
    {
        recoveryProgress = Objects.requireNonNull(progress);
        return this;
    }

    LongConsumer recoveryProgress()
    {
        return recoveryProgress;
    }

    /**
     * Capacities of the margin engine; default {@link EngineLimits#defaults()}. A journal must be replayed with
     * the limits it was written with.
     *
     * @param limits of the engine.
     * @return this.
     */
    public MarginNodeContext engineLimits(final EngineLimits limits)
    {
        return engineLimits(limits, ScreeningSettings.defaults());
    }

    /**
     * Sets the room of the margin engine and how it watches accounts; its decisions do not depend on that.
     *
     * @param limits  how many things of each kind it has room for.
     * @param monitor certificates, or a full scan to check them against.
     * @return this.
     */
    public MarginNodeContext engineLimits(final EngineLimits limits, final ScreeningSettings monitor)
    {
        Objects.requireNonNull(limits);
        Objects.requireNonNull(monitor);
        return engine(decisions -> new EngineAdapter(limits, monitor, decisions));
    }

    /**
     * Replaces the margin engine, for rigs that measure or test the node alone.
     *
     * @param factory of the engine.
     * @return this.
     */
    public MarginNodeContext engine(final EngineFactory factory)
    {
        engine = Objects.requireNonNull(factory);
        return this;
    }

    /**
     * Makes the engine.
     *
     * @return the factory.
     */
    public EngineFactory engine()
    {
        return engine;
    }
}
