package softlanding.engine.state;

/** The event that is being applied: its sequence, and its timestamp, which is the engine's time. Both never fall. */
public final class EventContext
{
    private long sequence;
    private long nowNs;

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
