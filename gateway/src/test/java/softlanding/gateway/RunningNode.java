package softlanding.gateway;

import java.util.concurrent.locks.LockSupport;
import softlanding.gateway.node.DirectNode;
import softlanding.gateway.node.DirectNodeContext;

/** A node on a thread of its own. */
final class RunningNode implements AutoCloseable
{
    private final DirectNode node;
    private final Thread thread;
    private volatile boolean isAsked;
    private volatile Throwable failure;

    RunningNode(final DirectNodeContext context)
    {
        node = DirectNode.launch(context);
        thread = new Thread(this::run, "node");
        thread.setUncaughtExceptionHandler((failed, thrown) -> failure = thrown);
        thread.start();
    }

    DirectNode node()
    {
        return node;
    }

    private void run()
    {
        try (node)
        {
            while (!isAsked)
            {
                if (node.work() == 0)
                {
                    LockSupport.parkNanos(50_000);
                }
            }
        }
    }

    @Override
    public void close()
    {
        isAsked = true;
        try
        {
            thread.join();
        }
        catch (final InterruptedException e)
        {
            throw new IllegalStateException(e);
        }
        if (failure != null)
        {
            throw new IllegalStateException("the node failed", failure);
        }
    }
}
