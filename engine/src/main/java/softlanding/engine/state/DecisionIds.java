package softlanding.engine.state;

/**
 * Ids of one kind of decision: the sequence of the event that caused it above 20 bits that count the decisions of that
 * kind in the event. Ids of two kinds may be equal.
 */
public final class DecisionIds
{
    /** Low bits of an id, which count within one event. */
    public static final int ID_BITS = 20;

    private static final int HALF = 1 << (ID_BITS - 1);

    private final EventContext event;
    private final int first;
    private long sequence = -1;
    private int issued;

    /** Makes ids from the sequence of the current event. */
    public DecisionIds(final EventContext event)
    {
        this(event, 0);
    }

    private DecisionIds(final EventContext event, final int first)
    {
        this.event = event;
        this.first = first;
    }

    /** Makes ids that no decision of another kind has: they count in the second half of each event's ids. */
    public static DecisionIds ofSecondHalf(final EventContext event)
    {
        return new DecisionIds(event, HALF);
    }

    /** Returns whether an id was made in the second half of an event's ids. */
    public static boolean isOfSecondHalf(final long id)
    {
        return (id & HALF) != 0;
    }

    /** Tells whether the event can have that number of further ids. */
    public boolean hasRoom(final int ids)
    {
        return issued() + ids < HALF;
    }

    /** The next id of the event; it is that of no other event while the event {@link #hasRoom}. */
    public long next()
    {
        final int index = issued();
        sequence = event.sequence();
        issued = index + 1;
        return (sequence << ID_BITS) + first + index;
    }

    /** Returns the sequence of the event that an id was made in. */
    public static long sequence(final long id)
    {
        return id >> ID_BITS;
    }

    private int issued()
    {
        return sequence == event.sequence() ? issued : 0;
    }
}
