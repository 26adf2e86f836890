package softlanding.node.command;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import softlanding.node.input.LineSplitter;

/**
 * Ends a run in order when the process is asked to stop (SIGTERM, SIGINT, SIGHUP): no further line is fed, and every
 * event that was accepted is applied and journaled. The exit code stays that of the signal, because the run did not
 * reach the end of its input.
 *
 * <p>A read from a pipe cannot be interrupted. If the feeding thread waits in one, the hook closes the node and that
 * thread never goes on.
 */
public final class OrderlyStop implements AutoCloseable
{
    private static final long LONGEST_WAIT_S = 10;
    private static final long LOOK_NS = 1_000_000;
    private static final int NONE = -1;

    /** What the feeding thread does. */
    private enum State
    {
        WORKING,
        READING,
        STOPPED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.WORKING);
    private final int exitCode;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onSignal, "orderly-stop");
    private volatile boolean isAsked;
    private volatile Runnable atStop = () -> {};

    /** Begins to listen for signals; the exit code of a process that ends by one stays that of the signal. */
    OrderlyStop()
    {
        this(NONE);
    }

    private OrderlyStop(final int exitCode)
    {
        this.exitCode = exitCode;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Begins to listen for signals, after which the process ends with an exit code of its own.
     *
     * @param exitCode of a process that has stopped in order.
     * @return an object to be closed when the run has ended.
     */
    public static OrderlyStop endingWith(final int exitCode)
    {
        return new OrderlyStop(exitCode);
    }

    /**
     * Sets what the hook does if the feeding thread waits in a read.
     *
     * @param action that closes the node and reports.
     */
    void atStop(final Runnable action)
    {
        atStop = action;
    }

    /**
     * Moves to the next line. Returns false also when the process was asked to stop; never returns when the hook has
     * closed the node meanwhile.
     *
     * @param lines of the input.
     * @return true if there is a line to feed.
     * @throws IOException if the input is cut off.
     */
    boolean next(final LineSplitter lines) throws IOException
    {
        if (isAsked)
        {
            return false;
        }
        state.set(State.READING);
        try
        {
            return lines.next();
        }
        finally
        {
            if (!state.compareAndSet(State.READING, State.WORKING))
            {
                waitForEver();
            }
        }
    }

    /**
     * Tells whether the process was asked to stop.
     *
     * @return true from the first signal on.
     */
    public boolean isAsked()
    {
        return isAsked;
    }

    /** Ends the listening: the node is closed. */
    @Override
    public void close()
    {
        ended.countDown();
        if (!isAsked)
        {
            try
            {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
            catch (final IllegalStateException alreadyStopping)
            {
                // The hook runs, and finds that the run has ended.
            }
        }
    }

    private void onSignal()
    {
        isAsked = true;
        final boolean isOrderly = stopInOrder();
        if (exitCode != NONE)
        {
            // The exit code of a signal cannot be changed in any other way.
            Runtime.getRuntime().halt(isOrderly ? exitCode : ExitCode.FAILED);
        }
    }

    /** Returns whether the run ended in time. */
    private boolean stopInOrder()
    {
        final long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_S);
        while (ended.getCount() > 0 && System.nanoTime() < untilNs)
        {
            if (state.compareAndSet(State.READING, State.STOPPED))
            {
                atStop.run();
                return true;
            }
            LockSupport.parkNanos(LOOK_NS);
        }
        return ended.getCount() == 0;
    }

    private static void waitForEver()
    {
        while (true)
        {
            LockSupport.park();
        }
    }
}
