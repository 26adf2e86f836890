package softlanding.perf.rig;

import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.engine.wire.DecisionSink;
import softlanding.node.EngineService;

/** An engine that measures the time of events. When it returns, their decisions have been appended. */
final class TimedEngine implements EngineService
{
    private final EngineService engine;
    private volatile @Nullable Turn turn;

    TimedEngine(final EngineService engine)
    {
        this.engine = engine;
    }

    /**
     * Records the times of following events in a turn; null stops the recording. No event may be in progress during the
     * call.
     */
    void time(final @Nullable Turn next)
    {
        turn = next;
    }

    @Override
    public void onEvent(final long sequence, final DirectBuffer buffer, final int offset, final int length)
    {
        final Turn current = turn;
        if (current == null)
        {
            engine.onEvent(sequence, buffer, offset, length);
            return;
        }
        final long beganNs = System.nanoTime();
        engine.onEvent(sequence, buffer, offset, length);
        current.onApplied(sequence, beganNs, System.nanoTime());
    }

    @Override
    public void decideTo(final DecisionSink sink)
    {
        engine.decideTo(sink);
    }

    @Override
    public boolean idle()
    {
        return engine.idle();
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
}
