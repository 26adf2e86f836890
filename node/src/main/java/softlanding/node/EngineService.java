package softlanding.node;

import org.agrona.DirectBuffer;

/** What the node needs of an engine: the same events always give the same decisions. */
public interface EngineService
{
    /**
     * Applies one event; its decisions go to the sink that the engine was made with before this returns.
     *
     * @param sequence of the event, from 1, without a gap.
     * @param buffer   that holds the frame.
     * @param offset   of the frame, in bytes.
     * @param length   of the frame, in bytes.
     */
    void onEvent(long sequence, DirectBuffer buffer, int offset, int length);

    /**
     * The time that the engine has reached: no later event may lie before it.
     *
     * @return nanoseconds since the Unix epoch, UTC; 0 before the first event.
     */
    long timeNs();

    /**
     * Fingerprint of the whole state after the last event.
     *
     * @return 64-bit hash.
     */
    long stateHash();
}
