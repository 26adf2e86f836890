package softlanding.engine.wire;

import org.agrona.DirectBuffer;

/** Receives the frames of decisions in order. The bytes are valid only during the call. */
public interface DecisionSink
{
    /**
     * Receives one frame, which begins with its message header.
     *
     * @param buffer that holds the frame.
     * @param offset of the frame, in bytes.
     * @param length of the frame, in bytes.
     */
    void onDecision(DirectBuffer buffer, int offset, int length);
}
