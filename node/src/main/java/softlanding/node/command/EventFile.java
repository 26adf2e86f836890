package softlanding.node.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.agrona.DirectBuffer;
import softlanding.codecs.json.JsonWriter;
import softlanding.workload.EventSink;

/** Writes events as compressed JSON lines, an input of {@code run}. */
final class EventFile implements EventSink, AutoCloseable
{
    private static final int BUFFER_LENGTH = 64 * 1024;

    private final JsonWriter json = new JsonWriter();
    private final Path path;
    private final OutputStream output;
    private long events;

    private EventFile(final Path path, final OutputStream output)
    {
        this.path = path;
        this.output = output;
    }

    /**
     * Makes or replaces a file.
     *
     * @param path of the file; its folder is made when missing.
     * @return to be closed when the last event is written.
     * @throws UnusableInputException if the file cannot be made.
     */
    static EventFile create(final Path path)
    {
        try
        {
            Files.createDirectories(path.toAbsolutePath().getParent());
            final OutputStream compressed = new GZIPOutputStream(Files.newOutputStream(path), BUFFER_LENGTH);
            return new EventFile(path, new BufferedOutputStream(compressed, BUFFER_LENGTH));
        }
        catch (final IOException e)
        {
            throw new UnusableInputException(path + ": cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        final int lineLength = json.write(buffer, offset, length);
        try
        {
            output.write(json.line(), 0, lineLength);
            output.write('\n');
            events++;
        }
        catch (final IOException e)
        {
            throw new UnusableInputException(path + ": cannot be written: " + e.getMessage(), e);
        }
    }

    long events()
    {
        return events;
    }

    @Override
    public void close()
    {
        try
        {
            output.close();
        }
        catch (final IOException e)
        {
            throw new UnusableInputException(path + ": cannot be written: " + e.getMessage(), e);
        }
    }
}
