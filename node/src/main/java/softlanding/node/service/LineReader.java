package softlanding.node.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import softlanding.node.input.EventSource;
import softlanding.node.input.LineSplitter;

/**
 * Reads the lines of an input on a thread of its own, because a read may wait for ever while the node must go on. A
 * named pipe is opened again when its writer is gone.
 */
final class LineReader
{
    private static final int MOST_WAITING = 4_096;

    private final String input;
    private final ArrayBlockingQueue<Line> lines = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean isOpen;
    private volatile boolean isEnded;
    private volatile @Nullable IOException failure;

    /**
     * A line of the input.
     *
     * @param number from 1, in its input.
     * @param text   null if the line is too long.
     */
    record Line(long number, @Nullable String text)
    {
    }

    LineReader(final String input)
    {
        this.input = input;
    }

    /** Begins to read. */
    void start()
    {
        final Thread thread = new Thread(this::run, "softlanding-lines");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns the next line, or null if there is none now. */
    @Nullable Line poll()
    {
        return lines.poll();
    }

    /** Returns the next line, or null if none comes within a time. */
    @Nullable Line poll(final long waitMs)
    {
        try
        {
            return lines.poll(waitMs, TimeUnit.MILLISECONDS);
        }
        catch (final InterruptedException e)
        {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Returns the number of lines that wait. */
    int waiting()
    {
        return lines.size();
    }

    /** Returns whether the input is open, so that a line may come. */
    boolean isOpen()
    {
        return isOpen;
    }

    /** Returns whether no further line will come; lines may wait still. */
    boolean isEnded()
    {
        return isEnded;
    }

    /** Returns why the input ended before its end, or null. */
    @Nullable IOException failure()
    {
        return failure;
    }

    private void run()
    {
        try
        {
            do
            {
                readToEnd();
            }
            while (isPipe());
        }
        catch (final IOException e)
        {
            failure = e;
        }
        catch (final InterruptedException e)
        {
            Thread.currentThread().interrupt();
        }
        finally
        {
            isEnded = true;
        }
    }

    private void readToEnd() throws IOException, InterruptedException
    {
        try (LineSplitter splitter = EventSource.open(input))
        {
            isOpen = true;
            while (splitter.next())
            {
                lines.put(new Line(splitter.number(), splitter.isTooLong() ? null : splitter.text()));
            }
        }
        finally
        {
            isOpen = false;
        }
    }

    private boolean isPipe()
    {
        final Path path = Path.of(input);
        return !EventSource.STANDARD_INPUT.equals(input) && Files.exists(path) && !Files.isRegularFile(path) &&
            !Files.isDirectory(path);
    }
}
