package softlanding.node;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Creates the named threads of the ring's stages, and waits for their start and their end. */
final class StageThreads implements ThreadFactory
{
    private final List<Thread> threads = new ArrayList<>();
    private final UncaughtExceptionHandler failures;
    private final AtomicInteger handlersNotStarted;

    StageThreads(final int handlers, final UncaughtExceptionHandler failures)
    {
        this.failures = failures;
        handlersNotStarted = new AtomicInteger(handlers);
    }

    @Override
    public Thread newThread(final Runnable stage)
    {
        final Thread thread = new Thread(stage, "softlanding-stage-" + (threads.size() + 1));
        // The caller that launched the node decides how long the process lives.
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(failures);
        threads.add(thread);
        return thread;
    }

    void handlerStarted()
    {
        handlersNotStarted.decrementAndGet();
    }

    /** Waits until every handler runs, because the ring's own shutdown skips stages that have not begun to run. */
    void awaitStarted()
    {
        while (handlersNotStarted.get() > 0)
        {
            Thread.yield();
        }
    }

    void awaitEnded()
    {
        for (final Thread thread : threads)
        {
            while (thread.isAlive())
            {
                Thread.yield();
            }
        }
    }
}
