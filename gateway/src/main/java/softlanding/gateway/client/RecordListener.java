package softlanding.gateway.client;

import org.agrona.DirectBuffer;

/** Receives the records of a subscription, each once and in order. */
public interface RecordListener
{
    /**
     * Takes a decision, or an event.
     *
     * @param eventSequence of the event, or of the event that caused the decision.
     * @param index         of the decision among those of its event; 0 for an event.
     * @param buffer        that holds the frame; valid during the call only.
     * @param offset        of the frame, in bytes.
     * @param length        of the frame, in bytes.
     */
    void onRecord(long eventSequence, int index, DirectBuffer buffer, int offset, int length);

    /**
     * Everything up to an event was passed on.
     *
     * @param eventSequence of the event.
     * @param timestampNs   time of the events there, in nanoseconds since the epoch.
     */
    default void onUpTo(final long eventSequence, final long timestampNs)
    {
    }

    /**
     * Records were missing between two messages; they are asked for again.
     *
     * @param previousRecord that the node says it sent before.
     * @param lastRecord     that was received.
     */
    default void onGap(final long previousRecord, final long lastRecord)
    {
    }

    /**
     * The reader stops, and must be looked at.
     *
     * @param reason why.
     */
    default void onStop(final StopReason reason)
    {
    }
}
