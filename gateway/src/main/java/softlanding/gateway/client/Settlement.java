package softlanding.gateway.client;

import java.util.TreeSet;

/**
 * What the node has accepted and the client has not yet forgotten: an acceptance carries the number of refused frames,
 * and is settled when as many are known.
 */
final class Settlement
{
    private final OutboxState state;
    /** Positions behind the settled ones that are known to be refused. */
    private final TreeSet<Long> refused = new TreeSet<>();
    private long position;
    private long event;
    private long refusedTotal;

    Settlement(final OutboxState state)
    {
        this.state = state;
    }

    /** Forgets what another session of the node had accepted. */
    void reset()
    {
        position = 0;
    }

    /** Hears that the node has accepted everything up to a position; an answer of an earlier start may come late. */
    void accept(final long toPosition, final long toEvent, final long total)
    {
        if (toPosition < position)
        {
            return;
        }
        position = toPosition;
        event = toEvent;
        refusedTotal = total;
    }

    /** Returns the position that the node has accepted, whether or not every refusal up to it is known. */
    long acceptedByNode()
    {
        return Math.max(position, state.accepted());
    }

    /** Notes a refusal. Returns whether it is new. */
    boolean note(final long refusedPosition)
    {
        return refusedPosition > state.accepted() && refused.add(refusedPosition);
    }

    /** Tells whether the node has refused frames that the client does not know. */
    boolean isOwed()
    {
        return position != 0 &&
            refusedTotal != state.refused() + refused.headSet(Math.max(position, 0), true).size();
    }

    /** Remembers what was accepted, if every refusal up to it is known. Returns whether that is so. */
    boolean settle()
    {
        if (isOwed() || position < state.accepted())
        {
            return false;
        }
        state.accept(position, event, refusedTotal);
        refused.headSet(position, true).clear();
        return true;
    }
}
