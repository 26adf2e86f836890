package softlanding.node.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import softlanding.codecs.ByteOrderMark;

/**
 * Splits a stream into lines without losing data before a failure. A reader that buffers characters would drop up to 8
 * KB of good lines when a compressed stream is cut off.
 */
public final class LineSplitter implements AutoCloseable
{
    /** Maximum length of a line, in bytes. The longest event, a margin model of 128 scenarios, takes 12 KB. */
    public static final int LONGEST_LINE = 256 * 1024;

    private final InputStream input;
    private final byte[] chunk = new byte[64 * 1024];
    private final byte[] line = new byte[LONGEST_LINE];
    private int chunkPosition;
    private int chunkEnd;
    private int lineBegin;
    private int lineLength;
    private long lineNumber;
    private boolean tooLong;

    /**
     * Splits a stream from where it stands.
     *
     * @param input is closed with this object.
     */
    public LineSplitter(final InputStream input)
    {
        this.input = input;
    }

    /**
     * Moves to the next line.
     *
     * @return true if there is one.
     * @throws IOException after every complete line before the failure has been returned.
     */
    public boolean next() throws IOException
    {
        lineLength = 0;
        tooLong = false;
        boolean any = false;
        while (chunkPosition < chunkEnd || fill())
        {
            any = true;
            if (takeUpToNewline())
            {
                break;
            }
        }
        lineNumber += any ? 1 : 0;
        lineBegin = lineNumber == 1 ? ByteOrderMark.length(line, lineLength) : 0;
        return any;
    }

    /**
     * Returns the text of the line without its end, and without a byte order mark before the first line.
     *
     * @return the text; truncated if {@link #isTooLong()}.
     */
    public String text()
    {
        return new String(line, lineBegin, lineLength - lineBegin, StandardCharsets.UTF_8);
    }

    /**
     * Tells whether the line is longer than {@link #LONGEST_LINE}.
     *
     * @return true if the text is truncated.
     */
    public boolean isTooLong()
    {
        return tooLong;
    }

    /**
     * Returns the number of the line in the stream.
     *
     * @return from 1; 0 before the first line.
     */
    public long number()
    {
        return lineNumber;
    }

    @Override
    public void close() throws IOException
    {
        input.close();
    }

    private boolean fill() throws IOException
    {
        final int read = input.read(chunk, 0, chunk.length);
        chunkPosition = 0;
        chunkEnd = Math.max(read, 0);
        return read > 0;
    }

    private boolean takeUpToNewline()
    {
        int newline = chunkPosition;
        while (newline < chunkEnd && chunk[newline] != '\n')
        {
            newline++;
        }
        final int wanted = newline - chunkPosition;
        final int taken = Math.min(wanted, LONGEST_LINE - lineLength);
        System.arraycopy(chunk, chunkPosition, line, lineLength, taken);
        lineLength += taken;
        tooLong |= taken < wanted;
        chunkPosition = Math.min(newline + 1, chunkEnd);
        return newline < chunkEnd;
    }
}
