package softlanding.engine.wire;

import org.agrona.DirectBuffer;
import softlanding.engine.AccountProbe;
import softlanding.engine.MarginEngine;
import softlanding.engine.screening.ScreeningCounters;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.EventContext;

/** Runs the engine on bytes: frames of events in, frames of decisions out. Single-threaded. */
public final class WireEngine
{
    /** Number of events between two hashes of the state. */
    public static final int EVENTS_PER_STATE_HASH = 4_096;

    private final DecisionEncoder encoder;
    private final MarginEngine engine;
    private final EventAdapter adapter;

    /** Builds an empty engine with default screening; decisions go to the sink. */
    public WireEngine(final EngineLimits limits, final DecisionSink sink)
    {
        this(limits, ScreeningSettings.defaults(), sink);
    }

    /** Builds an empty engine with the given screening. Screening settings change the work, never the decisions. */
    public WireEngine(final EngineLimits limits, final ScreeningSettings settings, final DecisionSink sink)
    {
        final EventContext event = new EventContext();
        encoder = new DecisionEncoder(event, sink);
        engine = new MarginEngine(event, limits, settings, encoder);
        adapter = new EventAdapter(engine);
    }

    /** Applies one event of a source that was not recorded. */
    public void onEvent(final long sequence, final DirectBuffer buffer, final int offset, final int length)
    {
        onEvent(EventContext.UNRECORDED, sequence, buffer, offset, length);
    }

    /**
     * Applies one event. All its decisions have reached the sink when this method returns.
     *
     * @param sourceId who sent it: ids are compared per source, and an update belongs to the source that opened it.
     * @param sequence position of the event in the journal; one more than that of the previous event.
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
     * Returns the time of the last accepted event in nanoseconds since the Unix epoch; no later event may lie before
     * it.
     */
    public long timeNs()
    {
        return engine.timeNs();
    }

    /** Returns the work that screening has done so far. */
    public ScreeningCounters monitorCounters()
    {
        return engine.screeningCounters();
    }

    /** Returns a new probe, which answers questions about accounts between two events without changing anything. */
    public AccountProbe probe()
    {
        return engine.probe();
    }

    /** Returns the hash of all state that can influence a later decision. */
    public long stateHash()
    {
        return engine.stateHash();
    }

    /** Returns the number of account evaluations since the start. It measures work; no decision depends on it. */
    public long accountsJudged()
    {
        return engine.counters().accountsEvaluated;
    }

    /** Evaluations of an account's portfolio as it is: a measure of work that no decision depends on. */
    public long accountEvaluations()
    {
        return engine.counters().accountEvaluations;
    }

    /** All evaluations of a margin, those of trial closings among them: likewise. */
    public long marginEvaluations()
    {
        return engine.counters().marginEvaluations;
    }

    /** Returns the number of simplex pivots since the start. It measures work; no decision depends on it. */
    public long pivots()
    {
        return engine.counters().pivots;
    }
}
