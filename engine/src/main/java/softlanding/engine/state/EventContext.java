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

    private int sourceId = UNRECORDED;
    private long sequence;
    private long nowNs;

    /** Names the source of the event that comes next, before it is validated. */
    public void from(final int newSourceId)
    {
        sourceId = newSourceId;
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
    }

    /** Sequence of the last event that was accepted. */
    public long sequence()
    {
        return sequence;
    }

    /** Timestamp of the last event that was accepted, in nanoseconds since the Unix epoch. */
    public long nowNs()
    {
        return nowNs;
    }
}
