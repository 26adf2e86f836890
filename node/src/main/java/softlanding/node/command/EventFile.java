package softlanding.node.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;
import org.agrona.DirectBuffer;
import softlanding.codecs.EventSink;
import softlanding.codecs.json.JsonWriter;

/**
 * Writes events as compressed JSON lines, an input of {@code run}. The file gets its name only when it is complete.
 */
public final class EventFile implements EventSink, AutoCloseable
{
    private static final int BUFFER_LENGTH = 64 * 1024;

    private final JsonWriter json = new JsonWriter();
    private final Path path;
    private final Path unfinished;
    private final OutputStream output;

    private EventFile(final Path path, final Path unfinished, final OutputStream output)
    {
        this.path = path;
        this.unfinished = unfinished;
        this.output = output;
    }

    /**
     * Starts a file.
     *
     * @param path of the file; an existing file is replaced, and a missing folder is created.
     * @return a file to be completed, then closed.
     * @throws UnusableInputException if the file cannot be created.
     */
    public static EventFile create(final Path path)
    {
        if (Files.isDirectory(path))
        {
            throw new UnusableInputException(path + " cannot be written: it is a folder");
        }
        try
        {
            Files.createDirectories(path.toAbsolutePath().getParent());
            final Path unfinished = path.resolveSibling(path.getFileName() + ".part");
            final OutputStream compressed = new GZIPOutputStream(Files.newOutputStream(unfinished), BUFFER_LENGTH);
            return new EventFile(path, unfinished, new BufferedOutputStream(compressed, BUFFER_LENGTH));
        }
        catch (final IOException e)
        {
            throw unwritable(path, e);
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
        }
        catch (final IOException e)
        {
            throw unwritable(path, e);
        }
    }

    /** Completes the file and gives it its name. */
    public void complete()
    {
        try
        {
            output.close();
            Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
        }
        catch (final IOException e)
        {
            throw unwritable(path, e);
        }
    }

    /** Deletes the file unless it was completed. */
    @Override
    public void close()
    {
        try
        {
            output.close();
            Files.deleteIfExists(unfinished);
        }
        catch (final IOException e)
        {
            throw unwritable(path, e);
        }
    }

    private static UnusableInputException unwritable(final Path path, final IOException cause)
    {
        return new UnusableInputException(path + " cannot be written: " + UnusableInputException.reason(cause), cause);
    }
}
