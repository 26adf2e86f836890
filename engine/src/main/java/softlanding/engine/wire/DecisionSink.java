package softlanding.engine.wire;

import org.agrona.DirectBuffer;

/** Receives the frames of decisions in order. The bytes are valid only during the call. */
public interface DecisionSink
{
    /** Receives one frame: offset and length in bytes. The frame begins with its message header. */
    void onDecision(DirectBuffer buffer, int offset, int length);
}
