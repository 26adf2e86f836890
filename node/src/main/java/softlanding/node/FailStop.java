package softlanding.node;

import com.lmax.disruptor.ExceptionHandler;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.atomic.AtomicReference;

/** Stores the first failure of any stage and stops all stages, because a wrong state must not meet the next event. */
final class FailStop implements ExceptionHandler<EventSlot>, UncaughtExceptionHandler
{
    private final AtomicReference<NodeStoppedException> first = new AtomicReference<>();
    private final long sequenceOfFirstSlot;
    private final Runnable halt;

    FailStop(final long sequenceOfFirstSlot, final Runnable halt)
    {
        this.sequenceOfFirstSlot = sequenceOfFirstSlot;
        this.halt = halt;
    }

    boolean hasFailed()
    {
        return first.get() != null;
    }

    /** Throws a new exception on each call, so that one caller may suppress the exception of another. */
    void throwIfFailed()
    {
        final NodeStoppedException failure = first.get();
        if (failure != null)
        {
            throw new NodeStoppedException(failure.sequence(), failure.failure());
        }
    }

    @Override
    public void handleEventException(final Throwable failure, final long slot, final EventSlot event)
    {
        stop(sequenceOfFirstSlot + slot, failure);
    }

    @Override
    public void handleOnStartException(final Throwable failure)
    {
        stop(sequenceOfFirstSlot, failure);
    }

    @Override
    public void handleOnShutdownException(final Throwable failure)
    {
        stop(sequenceOfFirstSlot, failure);
    }

    /** Receives the failures that a handler rethrows, and the failures of a thread outside of any event. */
    @Override
    public void uncaughtException(final Thread stage, final Throwable failure)
    {
        if (!hasFailed())
        {
            record(sequenceOfFirstSlot, failure);
        }
    }

    private void stop(final long sequence, final Throwable failure)
    {
        // The exception ends the stage before the slot counts as done.
        throw record(sequence, failure);
    }

    private NodeStoppedException record(final long sequence, final Throwable failure)
    {
        final NodeStoppedException stopped = new NodeStoppedException(sequence, failure);
        first.compareAndSet(null, stopped);
        halt.run();
        return stopped;
    }
}
