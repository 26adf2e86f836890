package softlanding.engine.wire;

import org.agrona.DirectBuffer;

/** Takes the frames of decisions, in order. The bytes are good during the call only. */
public interface DecisionSink
{
    /** Takes one frame: offset and length in bytes; the frame begins with its message header. */
    void onDecision(DirectBuffer buffer, int offset, int length);
}
