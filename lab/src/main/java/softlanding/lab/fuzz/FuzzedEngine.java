package softlanding.lab.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.WireEngine;

/** A small engine that keeps the decisions of its last event. */
final class FuzzedEngine
{
    private static final EngineLimits LIMITS = new EngineLimits(4, 64, 1_024, 8, 32, 4_096, 256, 256, 4_096);

    private final List<byte[]> decided = new ArrayList<>();
    private final WireEngine engine;
    private long sequence;
    private long decisionsHash;

    FuzzedEngine(final ScreeningSettings settings)
    {
        engine = new WireEngine(LIMITS, settings, this::onDecision);
    }

    private void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        final byte[] frame = new byte[length];
        buffer.getBytes(offset, frame);
        decided.add(frame);
        decisionsHash = 31 * decisionsHash + Arrays.hashCode(frame);
    }

    void apply(final DirectBuffer frame, final int length)
    {
        decided.clear();
        engine.onEvent(++sequence, frame, 0, length);
    }

    /** Returns the decisions of the last event. */
    List<byte[]> decided()
    {
        return decided;
    }

    static DirectBuffer buffer(final byte[] frame)
    {
        return new UnsafeBuffer(frame);
    }

    long evaluations()
    {
        return engine.marginEvaluations();
    }

    long stateHash()
    {
        return engine.stateHash();
    }

    long decisionsHash()
    {
        return decisionsHash;
    }
}
