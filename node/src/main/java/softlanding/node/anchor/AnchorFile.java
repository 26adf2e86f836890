package softlanding.node.anchor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import softlanding.node.anchor.Anchor.Signed;

/** A file of anchors, one a line, each with the hash of the line before. */
final class AnchorFile
{
    private final Path file;
    private final List<Signed> lines = new ArrayList<>();

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read, or a line is no anchor; the message names the line.
     */
    AnchorFile(final Path file) throws IOException
    {
        this.file = file;
        final List<String> texts = Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
        for (final String text : texts)
        {
            try
            {
                lines.add(Anchor.parse(text));
            }
            catch (final IllegalArgumentException e)
            {
                throw new IOException(file + " line " + (lines.size() + 1) + ": " + e.getMessage(), e);
            }
        }
    }

    /** Returns the lines; line n is element n - 1. */
    List<Signed> lines()
    {
        return lines;
    }

    /** Returns the hash that the next line names. */
    String previous()
    {
        return lines.isEmpty() ? Anchor.NO_LINE : HashChain.ofText(lines.get(lines.size() - 1).line());
    }

    /** Appends a line and forces it to the device. */
    void append(final Signed signed) throws IOException
    {
        try (FileChannel channel = FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE))
        {
            final ByteBuffer bytes = ByteBuffer.wrap((signed.line() + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining())
            {
                channel.write(bytes);
            }
            channel.force(true);
        }
        lines.add(signed);
    }
}
