package softlanding.gateway.command;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import softlanding.node.input.EventSource;
import softlanding.node.input.LineSplitter;

/** Reads lines on a thread of its own, so that a sender never waits for its input. */
final class LineQueue
{
    private static final int ROOM = 4_096;

    /**
     * A line of the input.
     *
     * @param number    from 1.
     * @param text      without its end; empty if the line is too long.
     * @param isTooLong whether it is longer than any event.
     */
    record Line(long number, String text, boolean isTooLong)
    {
    }

    private final BlockingQueue<Line> lines = new ArrayBlockingQueue<>(ROOM);
    private final String name;
    private volatile boolean isAtEnd;
    private volatile @Nullable IOException failure;

    LineQueue(final String name)
    {
        this.name = name;
        final Thread thread = new Thread(this::read, "input");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns the next line that is not blank; null if none is there now. */
    @Nullable Line poll()
    {
        return lines.poll();
    }

    /** Tells whether every line was returned. */
    boolean isDone() throws IOException
    {
        final boolean ended = isAtEnd;
        if (!ended || !lines.isEmpty())
        {
            return false;
        }
        if (failure != null)
        {
            throw failure;
        }
        return true;
    }

    private void read()
    {
        try (LineSplitter splitter = EventSource.open(name))
        {
            while (splitter.next())
            {
                final String text = splitter.isTooLong() ? "" : splitter.text();
                if (splitter.isTooLong() || !text.isBlank())
                {
                    lines.put(new Line(splitter.number(), text, splitter.isTooLong()));
                }
            }
        }
        catch (final IOException e)
        {
            failure = e;
        }
        catch (final InterruptedException e)
        {
            Thread.currentThread().interrupt();
        }
        isAtEnd = true;
    }
}
