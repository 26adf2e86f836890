package softlanding.gateway.client;

/** Hears what becomes of the events of a source. */
public interface VenueListener
{
    /**
     * A frame was no event; its place is used up.
     *
     * @param position of the frame in its stream, from 1.
     * @param reason   class of the fault, such as {@code OUT_OF_RANGE}.
     * @param field    at fault; empty if there is none.
     */
    default void onRefused(final long position, final String reason, final String field)
    {
    }

    /**
     * The node takes nothing until an event is permitted, which is tried again.
     *
     * @param position   of the message that holds it.
     * @param templateId of the event.
     */
    default void onNotPermitted(final long position, final int templateId)
    {
    }

    /**
     * The node has more of the stream than the outbox, which lost its tail.
     *
     * @param from first position that the outbox does not have.
     * @param to   last such position.
     */
    default void onTailLost(final long from, final long to)
    {
    }

    /**
     * The node has lost events that it had accepted.
     *
     * @param from   first lost position.
     * @param to     last lost position.
     * @param resent whether they are sent again; else the client goes on behind them, or stops.
     */
    default void onNodeLost(final long from, final long to, final boolean resent)
    {
    }

    /**
     * The client stops, and must be looked at.
     *
     * @param reason why.
     */
    default void onStop(final StopReason reason)
    {
    }
}
