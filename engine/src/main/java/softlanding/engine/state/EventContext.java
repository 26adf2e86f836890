package softlanding.engine.state;

/**
 * The event that is being applied: its sequence, and its timestamp, which is the engine's time; both never fall. And
 * the source that sent it.
 */
public final class EventContext
{
    /** Source of the events that a node makes, for example at its start. */
    public static final int NODE = 0;

    /** Source of every event whose origin was not recorded. */
    public static final int UNRECORDED = 1;

    private static final long NO_SEQUENCE = Long.MIN_VALUE;

    private final TimeSteps timeSteps = new TimeSteps();
    private int sourceId = UNRECORDED;
    private long arrivingSequence = NO_SEQUENCE;
    private Fragment fragment = Fragment.NONE;
    private long sequence;
    private long nowNs;
    private long part;

    /** Names the source and the sequence of the event that comes next, before it is validated. */
    public void arrive(final int newSourceId, final long newSequence)
    {
        sourceId = newSourceId;
        arrivingSequence = newSequence;
        fragment = Fragment.NONE;
    }

    /** Notes what the event that comes next says about its update. */
    public void say(final Fragment newFragment)
    {
        fragment = newFragment;
    }

    /** Returns what the event says about its update. */
    public Fragment fragment()
    {
        return fragment;
    }

    /** What the event says about its update; afterwards nothing is said. */
    public Fragment takeFragment()
    {
        final Fragment said = fragment;
        fragment = Fragment.NONE;
        return said;
    }

    /** Moves to the sequence of an event that was rejected, so that decisions which it causes bear it. */
    public void beginRejected()
    {
        sequence = Math.max(sequence, arrivingSequence);
        part++;
    }

    /** Source of the event that is being handled: accepted, or not yet. */
    public int sourceId()
    {
        return sourceId;
    }

    /** Moves to an event that was accepted. */
    public void begin(final long newSequence, final long timestampNs)
    {
        sequence = newSequence;
        nowNs = timestampNs;
        part++;
        timeSteps.accept();
    }

    /** Returns the limit of the step between two events. */
    public TimeSteps timeSteps()
    {
        return timeSteps;
    }

    /** Returns the hash of the time reached and of what limits the next step. */
    public long hash()
    {
        return StateHash.term(StateOwner.TIME, 0, nowNs) + timeSteps.hash();
    }

    /** Sequence of the last event that was accepted. */
    public long sequence()
    {
        return sequence;
    }

    /**
     * Returns the number of the part of an event that is being handled. Mostly an event is one part; one that finds an
     * update overdue is two: the end of that update, and itself.
     */
    public long part()
    {
        return part;
    }

    /** Timestamp of the last event that was accepted, in nanoseconds since the Unix epoch. */
    public long nowNs()
    {
        return nowNs;
    }
}
