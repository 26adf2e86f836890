package softlanding.node.input;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Opens a source of event lines: a file or standard input, plain or compressed. The content decides, not the name. */
public final class EventSource
{
    /** The name that stands for standard input. */
    public static final String STANDARD_INPUT = "-";

    private static final int BUFFER_LENGTH = 64 * 1024;
    private static final int GZIP_FIRST_BYTE = 0x1f;
    private static final int GZIP_SECOND_BYTE = 0x8b;

    private EventSource()
    {
    }

    /**
     * Opens a source.
     *
     * @param name of a file, or {@link #STANDARD_INPUT}.
     * @return its lines.
     * @throws IOException if the source cannot be opened, or starts like a compressed file but is none.
     */
    public static LineSplitter open(final String name) throws IOException
    {
        final InputStream raw = STANDARD_INPUT.equals(name) ? System.in : new FileInputStream(name);
        final BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER_LENGTH);
        buffered.mark(2);
        final boolean compressed = buffered.read() == GZIP_FIRST_BYTE && buffered.read() == GZIP_SECOND_BYTE;
        buffered.reset();
        return new LineSplitter(compressed ? new GZIPInputStream(buffered, BUFFER_LENGTH) : buffered);
    }

    /**
     * Returns the name of a source for messages.
     *
     * @param name as given on the command line.
     * @return name for people.
     */
    public static String describe(final String name)
    {
        return STANDARD_INPUT.equals(name) ? "standard input" : name;
    }
}
