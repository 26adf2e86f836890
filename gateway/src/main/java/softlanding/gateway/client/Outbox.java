package softlanding.gateway.client;

import org.agrona.DirectBuffer;

/**
 * The events that a source has to send, in one stream with a random id. Each has a position, from 1 without gaps, and
 * stays until the node has accepted it. A venue whose own log keeps its events can read them from there.
 */
public interface Outbox extends AutoCloseable
{
    /** Receives a message. */
    @FunctionalInterface
    interface MessageHandler
    {
        /**
         * Takes a message.
         *
         * @param position of its first frame.
         * @param frames   number of its frames.
         * @param buffer   that holds the frames with their number: see {@link softlanding.node.gate.MessageFrames}.
         * @param offset   of the message, in bytes.
         * @param length   of the message, in bytes.
         * @return false if there is no room for it now.
         */
        boolean onMessage(long position, int frames, DirectBuffer buffer, int offset, int length);
    }

    /** Returns what must be remembered of the stream. */
    OutboxState state();

    /** Returns the position of the last event; 0 before the first. */
    long lastPosition();

    /**
     * Reads the message that begins at a position.
     *
     * @param position of its first frame, behind what was accepted.
     * @param handler  called at most once.
     * @return the position behind the message; the same one if there is none, or if the handler had no room.
     */
    long read(long position, MessageHandler handler);

    /**
     * Hears that every event up to a position was accepted, and need not be kept for sending.
     *
     * @param position of the last such event.
     * @param nowNs    a time that never steps.
     */
    void onAccepted(long position, long nowNs);

    /**
     * Hears that the node has more events of the stream than the outbox: the next one gets the place behind them.
     *
     * @param position of the last event that the node has.
     */
    void skipTo(long position);

    /**
     * Hears that events which were accepted must be sent again.
     *
     * @param position of the last event that the node still has.
     * @return whether all events behind it are still there.
     */
    boolean rewindTo(long position);

    @Override
    void close();
}
