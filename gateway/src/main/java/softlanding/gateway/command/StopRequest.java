package softlanding.gateway.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import softlanding.node.command.ExitCode;

/**
 * Hears that the process was asked to stop (SIGTERM, SIGINT, SIGHUP), lets the command end in order, and makes the exit
 * code 0 when it has.
 */
final class StopRequest implements AutoCloseable
{
    private static final long LONGEST_WAIT_S = 10;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onSignal, "stop-request");
    private volatile boolean isAsked;
    private volatile boolean isOrderly;

    StopRequest()
    {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean isAsked()
    {
        return isAsked;
    }

    /** Says that the command has done all that it had to. */
    void endInOrder()
    {
        isOrderly = true;
    }

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
                // The hook runs, and finds that the command has ended.
            }
        }
    }

    private void onSignal()
    {
        isAsked = true;
        try
        {
            if (ended.await(LONGEST_WAIT_S, TimeUnit.SECONDS) && isOrderly)
            {
                Runtime.getRuntime().halt(ExitCode.OK);
            }
        }
        catch (final InterruptedException e)
        {
            Thread.currentThread().interrupt();
        }
    }
}
