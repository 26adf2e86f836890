package softlanding.engine.wire;

import org.agrona.DirectBuffer;
import softlanding.engine.MarginEngine;
import softlanding.engine.screening.ScreeningCounters;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.engine.state.EngineLimits;

/** The engine as those see it who have bytes: frames of events in, frames of decisions out. One thread. */
public final class WireEngine
{
    /** The state is hashed after every so many events. */
    public static final int EVENTS_PER_STATE_HASH = 4_096;

    private final DecisionEncoder encoder;
    private final MarginEngine engine;
    private final EventAdapter adapter;

    /** Builds an empty engine with the default monitor; decisions go to the sink. */
    public WireEngine(final EngineLimits limits, final DecisionSink sink)
    {
        this(limits, ScreeningSettings.defaults(), sink);
    }

    /** The same, with accounts watched in a certain way; decisions are the same too. */
    public WireEngine(final EngineLimits limits, final ScreeningSettings settings, final DecisionSink sink)
    {
        encoder = new DecisionEncoder(sink);
        engine = new MarginEngine(limits, settings, encoder);
        adapter = new EventAdapter(engine);
    }

    /**
     * Applies one event. Its decisions have been given to the sink when this returns.
     *
     * @param sequence place of the event in the journal; one more than the last one's.
     * @throws IllegalArgumentException if the frame is not an event of the schema; nothing has changed then.
     */
    public void onEvent(final long sequence, final DirectBuffer buffer, final int offset, final int length)
    {
        final long timestampNs = adapter.timestampNs(buffer, offset, length);
        encoder.beginEvent(sequence, timestampNs);
        adapter.onEvent(sequence, buffer, offset);
        if (sequence % EVENTS_PER_STATE_HASH == 0)
        {
            encoder.onStateHashed(engine.stateHash(), MarginEngine.VERSION);
        }
    }

    /** Time of the last event that was taken in, in nanoseconds since the Unix epoch; later ones do not lie before. */
    public long timeNs()
    {
        return engine.timeNs();
    }

    /** What watching the accounts took so far. */
    public ScreeningCounters monitorCounters()
    {
        return engine.screeningCounters();
    }

    /** Fingerprint of everything that can influence a later decision. */
    public long stateHash()
    {
        return engine.stateHash();
    }

    /** How often an account was judged since the beginning: a measure of work that no decision depends on. */
    public long accountsJudged()
    {
        return engine.accountsEvaluated();
    }

    /** Pivots of the simplex since the beginning: a measure of work that no decision depends on. */
    public long pivots()
    {
        return engine.pivots();
    }

    /** Evaluations of an account's book as it is: a measure of work that no decision depends on. */
    public long accountEvaluations()
    {
        return engine.accountEvaluations();
    }

    /** All evaluations of a margin, those of trial closings among them: likewise. */
    public long marginEvaluations()
    {
        return engine.marginEvaluations();
    }
}
