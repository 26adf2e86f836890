package softlanding.perf.rig;

import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.engine.wire.DecisionSink;
import softlanding.node.EngineService;

/** An engine that measures the time of events. When it returns, their decisions have been appended. */
final class TimedEngine implements EngineService
{
    private final EngineService engine;
    private volatile @Nullable Turn turn;
    private final AtomicLong settled = new AtomicLong();
    private long latest;
    private volatile boolean idles = true;

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

    /** Allows or forbids the engine to use idle time; while its node sleeps, another one is measured. */
    void useIdleTime(final boolean allowed)
    {
        idles = allowed;
    }

    /** Returns the sequence of the latest event after which the engine has had all the idle time that it can use. */
    long settled()
    {
        return settled.get();
    }

    @Override
    public void onEvent(final long sequence, final DirectBuffer buffer, final int offset, final int length)
    {
        latest = sequence;
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
        final boolean more = idles && engine.idle();
        if (!more)
        {
            settled.lazySet(latest);
        }
        return more;
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
