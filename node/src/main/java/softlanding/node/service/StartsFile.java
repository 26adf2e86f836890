package softlanding.node.service;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import softlanding.journal.PrivateFiles;

/**
 * The file {@code starts.jsonl} beside a journal: a line for each start and each orderly stop. It decides nothing; a
 * start that follows a start tells that the process before was killed.
 */
final class StartsFile
{
    static final String FILE = "starts.jsonl";

    private final Path file;

    StartsFile(final Path journal)
    {
        file = journal.resolve(FILE);
    }

    /** Returns how the run before ended: {@code none} if there was none. */
    String lastEnd() throws IOException
    {
        if (!Files.exists(file))
        {
            return "none";
        }
        final List<String> lines = Files.readAllLines(file);
        final String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        return last.contains("\"event\":\"stop\"") ? "stopped" : "killed";
    }

    /** Returns the number of the start that comes next, from 1. */
    long nextStart() throws IOException
    {
        return !Files.exists(file) ? 1 :
            Files.readAllLines(file).stream().filter(line -> line.contains("\"event\":\"start\"")).count() + 1;
    }

    /** Appends a line and forces it to the disk. */
    void append(final JsonLine line) throws IOException
    {
        PrivateFiles.createFile(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND))
        {
            final ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining())
            {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
