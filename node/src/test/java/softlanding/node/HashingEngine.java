package softlanding.node;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.StateHashedEncoder;
import softlanding.engine.wire.DecisionSink;

/** An engine whose decisions depend on every byte of all earlier events. It makes one or two decisions per event. */
final class HashingEngine implements EngineService
{
    private static final long FNV_PRIME = 0x100000001b3L;

    private final UnsafeBuffer buffer =
        new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + StateHashedEncoder.BLOCK_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final StateHashedEncoder hashed = new StateHashedEncoder();
    private DecisionSink decisions;
    private long timeNs;
    private long hash = 0xcbf29ce484222325L;

    HashingEngine(final DecisionSink decisions)
    {
        this.decisions = decisions;
    }

    @Override
    public void onEvent(final long sequence, final DirectBuffer event, final int offset, final int length)
    {
        for (int i = 0; i < length; i++)
        {
            hash = (hash ^ event.getByte(offset + i)) * FNV_PRIME;
        }
        timeNs = event.getLong(offset + MessageHeaderEncoder.ENCODED_LENGTH, ByteOrder.LITTLE_ENDIAN);
        final int count = (hash >>> 32 & 1) == 0 ? 1 : 2;
        for (int index = 0; index < count; index++)
        {
            hashed.wrapAndApplyHeader(buffer, 0, header);
            hashed.header().timestampNs(sequence).eventSequence(sequence).decisionIndex(index);
            hashed
                .stateHash(hash + index & Long.MAX_VALUE)
                .engineVersion(1);
            decisions.onDecision(buffer, 0, buffer.capacity());
        }
    }

    @Override
    public void decideTo(final DecisionSink sink)
    {
        decisions = sink;
    }

    @Override
    public long timeNs()
    {
        return timeNs;
    }

    @Override
    public long stateHash()
    {
        return hash;
    }
}
