package softlanding.node.metrics;

import java.util.List;

/** The numbers of one source of events. The thread that feeds its events writes. */
public final class SourceCounters
{
    /** Reasons for which a frame is refused before the journal. */
    public static final List<String> REFUSALS = List.of("TOO_LONG", "MALFORMED", "UNSOUND", "NOT_PERMITTED");

    private static final int SEQUENCE = 0;
    private static final int CONNECTED = 1;
    private static final int LAG_NS = 2;
    private static final int AHEAD = 3;
    private static final int ACCEPTED = 4;
    private static final int LAST_NS = 5;
    private static final int FIRST_REFUSAL = 6;

    private final String name;
    private final WatchedLongs numbers = new WatchedLongs(FIRST_REFUSAL + REFUSALS.size());

    /**
     * Begins at zero.
     *
     * @param name of the source, for people.
     */
    public SourceCounters(final String name)
    {
        this.name = name;
    }

    /** Returns the name of the source. */
    public String name()
    {
        return name;
    }

    /** Notes whether the source is there. */
    public void setConnected(final boolean connected)
    {
        numbers.set(CONNECTED, connected ? 1 : 0);
    }

    /**
     * Notes an accepted event.
     *
     * @param sequence of the source.
     * @param stampNs  time of the event.
     * @param nowNs    time of this machine.
     */
    public void onAccepted(final long sequence, final long stampNs, final long nowNs)
    {
        numbers.add(ACCEPTED, 1);
        numbers.set(SEQUENCE, sequence);
        numbers.set(LAST_NS, nowNs);
        numbers.set(LAG_NS, nowNs - stampNs);
    }

    /** Sets the number of events whose stamps were more than a second ahead. */
    public void setAhead(final long events)
    {
        numbers.set(AHEAD, events);
    }

    /**
     * Notes a refused frame.
     *
     * @param reason place in {@link #REFUSALS}.
     */
    public void onRefused(final int reason)
    {
        numbers.add(FIRST_REFUSAL + reason, 1);
    }

    /** Returns the sequence of the last accepted event. */
    public long sequence()
    {
        return numbers.get(SEQUENCE);
    }

    /** Returns whether the source is there. */
    public boolean isConnected()
    {
        return numbers.get(CONNECTED) != 0;
    }

    /** Returns how far the last event's stamp was behind this machine's time, in nanoseconds; may be negative. */
    public long lagNs()
    {
        return numbers.get(LAG_NS);
    }

    /** Returns the number of events whose stamps were ahead of this machine's time. */
    public long ahead()
    {
        return numbers.get(AHEAD);
    }

    /** Returns the number of accepted events. */
    public long accepted()
    {
        return numbers.get(ACCEPTED);
    }

    /** Returns this machine's time at the last accepted event, in nanoseconds since the epoch; 0 before the first. */
    public long lastNs()
    {
        return numbers.get(LAST_NS);
    }

    /** Returns the number of frames that were refused for a reason. */
    public long refused(final int reason)
    {
        return numbers.get(FIRST_REFUSAL + reason);
    }

    /** Returns the number of refused frames. */
    public long refused()
    {
        long all = 0;
        for (int reason = 0; reason < REFUSALS.size(); reason++)
        {
            all += refused(reason);
        }
        return all;
    }
}
