package softlanding.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the files of a journal as bytes, for tests that remove parts. */
final class JournalFiles
{
    private JournalFiles()
    {
    }

    static void copy(final Path from, final Path to) throws IOException
    {
        for (final Map.Entry<Path, byte[]> file : of(from).entrySet())
        {
            final Path place = to.resolve(from.relativize(file.getKey()).toString());
            Files.createDirectories(place.getParent());
            Files.write(place, file.getValue());
        }
    }

    /** Returns all files but the lock, which changes with its holder. */
    static Map<Path, byte[]> of(final Path top) throws IOException
    {
        final Map<Path, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(top))
        {
            for (final Path file : found.filter(Files::isRegularFile).toList())
            {
                if (!file.endsWith(JournalFolder.LOCK_FILE_NAME))
                {
                    files.put(file, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    /** Returns the end of the last record of a Chronicle file, in bytes from its start. */
    static int endOfRecords(final byte[] file)
    {
        final List<int[]> records = records(file);
        return records.get(records.size() - 1)[1];
    }

    /** Returns the start and end of each data document in a Chronicle file, in bytes, without padding. */
    static List<int[]> records(final byte[] file)
    {
        final ByteBuffer bytes = little(file);
        final List<int[]> records = new ArrayList<>();
        int position = 0;
        for (int header = bytes.getInt(0); header > 0; header = bytes.getInt(position))
        {
            final int end = position + 4 + (header & 0x3fffffff);
            if ((header & 0x40000000) == 0)
            {
                records.add(new int[]{position, end});
            }
            position = (end + 3) / 4 * 4;
        }
        return records;
    }

    static void poke(final Path file, final int position, final int value) throws IOException
    {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE))
        {
            channel.write(ByteBuffer.wrap(new byte[]{(byte)value}), position);
        }
    }

    static ByteBuffer little(final byte[] bytes)
    {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
