package softlanding.engine.wire;

import org.agrona.DirectBuffer;
import softlanding.engine.AccountProbe;
import softlanding.engine.MarginEngine;
import softlanding.engine.figures.EngineFigures;
import softlanding.engine.screening.ScreeningCounters;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.copy.StateCopy;
import softlanding.engine.state.copy.StateCopyException;
import softlanding.engine.state.copy.StateSink;
import softlanding.engine.state.copy.StateSource;

/** Runs the engine on bytes: frames of events in, frames of decisions out. Single-threaded. */
public final class WireEngine
{
    /** Number of events between two hashes of the state. */
    public static final int EVENTS_PER_STATE_HASH = 4_096;

    /** Version of the rules that this engine decides by. */
    public static final int RULES_VERSION = MarginEngine.VERSION;

    private final DecisionEncoder encoder;
    private final MarginEngine engine;
    private final EventAdapter adapter;

    /**
     * Builds an empty engine with default screening.
     *
     * @param limits maximum number of things of each kind.
     * @param sink   receives every decision.
     */
    public WireEngine(final EngineLimits limits, final DecisionSink sink)
    {
        this(limits, ScreeningSettings.defaults(), sink);
    }

    /**
     * Builds an empty engine.
     *
     * @param limits   maximum number of things of each kind.
     * @param settings of the screening: they change the work, never the decisions.
     * @param sink     receives every decision.
     */
    public WireEngine(final EngineLimits limits, final ScreeningSettings settings, final DecisionSink sink)
    {
        final EventContext event = new EventContext();
        encoder = new DecisionEncoder(event, sink);
        engine = new MarginEngine(event, limits, settings, encoder);
        adapter = new EventAdapter(engine, encoder);
    }

    /**
     * Sends the decisions of later events to another sink, as after a replay, when they are recorded instead of
     * compared.
     *
     * @param sink receives every later decision.
     */
    public void decideTo(final DecisionSink sink)
    {
        encoder.decideTo(sink);
    }

    /**
     * Applies one event of a source that was not recorded.
     *
     * @param sequence position of the event in the journal; one more than that of the previous event.
     * @param buffer   that holds the frame.
     * @param offset   of the frame, in bytes.
     * @param length   of the frame, in bytes.
     * @throws IllegalArgumentException if the frame is not an event of the schema; nothing has changed in that case.
     */
    public void onEvent(final long sequence, final DirectBuffer buffer, final int offset, final int length)
    {
        onEvent(EventContext.UNRECORDED, sequence, buffer, offset, length);
    }

    /**
     * Applies one event. All its decisions have reached the sink when this method returns.
     *
     * @param sourceId who sent it: ids are compared per source, and an update belongs to the source that opened it.
     * @param sequence position of the event in the journal; one more than that of the previous event.
     * @param buffer   that holds the frame.
     * @param offset   of the frame, in bytes.
     * @param length   of the frame, in bytes.
     * @throws IllegalArgumentException if the frame is not an event of the schema; nothing has changed in that case.
     */
    public void onEvent(
        final int sourceId, final long sequence, final DirectBuffer buffer, final int offset, final int length)
    {
        final long timestampNs = adapter.timestampNs(buffer, offset, length);
        encoder.beginEvent(sequence, timestampNs);
        engine.arrive(sourceId, sequence);
        adapter.onEvent(sequence, buffer, offset);
        if (sequence % EVENTS_PER_STATE_HASH == 0)
        {
            encoder.onStateHashed(engine.stateHash(), MarginEngine.VERSION);
        }
    }

    /**
     * Uses a moment in which no event waits, for some ten microseconds at most. Neither decisions nor the state hash
     * depend on it.
     *
     * @return whether there is more to do.
     */
    public boolean idle()
    {
        return engine.idle();
    }

    /**
     * Returns whether the state can be saved: no update is open and no account waits to be judged.
     *
     * @return whether all work of the last event is done.
     */
    public boolean isAtRest()
    {
        return engine.isAtRest();
    }

    /**
     * Saves the state; the engine {@link #isAtRest} and goes on unchanged.
     *
     * @param sink receives all sections.
     */
    public void save(final StateSink sink)
    {
        engine.copyState(StateCopy.to(sink));
    }

    /**
     * Loads a state into this engine, which must be new and of the limits of the saved one.
     *
     * @param source gives all sections.
     * @throws StateCopyException if they are not those of such an engine; then this engine is of no use.
     */
    public void load(final StateSource source)
    {
        try
        {
            engine.copyState(StateCopy.from(source));
        }
        catch (final IndexOutOfBoundsException | ArithmeticException contradicted)
        {
            throw new StateCopyException("the state contradicts itself: " + contradicted);
        }
    }

    /** Evaluates every account after a load, so that the first event finds certificates; it decides nothing. */
    public void warmUp()
    {
        engine.warmUp();
    }

    /**
     * Returns the time of the last accepted event. No later event may lie before it.
     *
     * @return nanoseconds since the Unix epoch, UTC; 0 before the first event.
     */
    public long timeNs()
    {
        return engine.timeNs();
    }

    /**
     * Returns the work that screening has done so far.
     *
     * @return its counters, which grow with later events.
     */
    public ScreeningCounters monitorCounters()
    {
        return engine.screeningCounters();
    }

    /**
     * Fills in what operators watch. It changes nothing.
     *
     * @param figures to overwrite.
     */
    public void watch(final EngineFigures figures)
    {
        engine.watch(figures);
    }

    /**
     * Returns a new probe, which answers questions about accounts between two events without changing anything.
     *
     * @return a probe of this engine.
     */
    public AccountProbe probe()
    {
        return engine.probe();
    }

    /**
     * Returns the hash of all state that can influence a later decision.
     *
     * @return 64-bit hash.
     */
    public long stateHash()
    {
        return engine.stateHash();
    }

    /**
     * Returns the number of account evaluations since the start. It measures work; no decision depends on it.
     *
     * @return accounts whose health was evaluated, each time.
     */
    public long accountsJudged()
    {
        return engine.counters().accountsEvaluated;
    }

    /**
     * Returns the number of evaluations of an account's portfolio as it is: a measure of work that no decision depends
     * on.
     *
     * @return evaluations since the start.
     */
    public long accountEvaluations()
    {
        return engine.counters().accountEvaluations;
    }

    /**
     * Returns the number of all evaluations of a margin, those of trial closings among them: likewise.
     *
     * @return evaluations since the start.
     */
    public long marginEvaluations()
    {
        return engine.counters().marginEvaluations;
    }

    /**
     * Returns the number of costs of single legs that were summed for rounds: likewise.
     *
     * @return costs since the start.
     */
    public long legCosts()
    {
        return engine.counters().legCosts;
    }

    /**
     * Returns the number of simplex pivots since the start. It measures work; no decision depends on it.
     *
     * @return pivots since the start.
     */
    public long pivots()
    {
        return engine.counters().pivots;
    }
}
