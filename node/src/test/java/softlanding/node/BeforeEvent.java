package softlanding.node;

import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;
import softlanding.engine.wire.DecisionSink;

/**
 * An engine that runs an action before each event.
 *
 * @param engine that applies the event after the action.
 * @param action receives the sequence of the event.
 */
record BeforeEvent(EngineService engine, LongConsumer action) implements EngineService
{
    /** Returns an engine that waits before each event until a gate is open. */
    static BeforeEvent gated(final EngineService engine, final CountDownLatch gate)
    {
        return new BeforeEvent(engine, sequence -> await(gate));
    }

    @Override
    public void onEvent(final long sequence, final DirectBuffer buffer, final int offset, final int length)
    {
        action.accept(sequence);
        engine.onEvent(sequence, buffer, offset, length);
    }

    @Override
    public void decideTo(final DecisionSink sink)
    {
        engine.decideTo(sink);
    }

    @Override
    public long timeNs()
    {
        return engine.timeNs();
    }

    @Override
    public long stateHash()
    {
        return engine.stateHash();
    }

    private static void await(final CountDownLatch gate)
    {
        boolean open = false;
        while (!open)
        {
            open = gate.getCount() == 0;
            Thread.yield();
        }
    }
}
