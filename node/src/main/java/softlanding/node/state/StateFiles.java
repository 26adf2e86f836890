package softlanding.node.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import softlanding.journal.JournalException;
import softlanding.journal.PrivateFiles;
import softlanding.node.EngineService;
import softlanding.node.gate.InputGate;

/**
 * The state files of a journal: {@code state-SEQUENCE.sls}, readable by their owner only. A file stands there whole or
 * not at all; the newest older ones stay until a newer one was read back.
 */
public final class StateFiles
{
    private static final Pattern NAME = Pattern.compile("state-(\\d{1,19})\\.sls");

    private StateFiles()
    {
    }

    /** Returns the state files of a journal, the newest first. */
    public static List<Path> newestFirst(final Path folder)
    {
        final List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "state-*.sls"))
        {
            all.forEach(file ->
            {
                if (NAME.matcher(file.getFileName().toString()).matches())
                {
                    files.add(file);
                }
            });
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException("state files of " + folder + " cannot be listed", e);
        }
        files.sort(Comparator.comparingLong(StateFiles::sequence).reversed());
        return files;
    }

    private static long sequence(final Path file)
    {
        final Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() && name.group(1).length() < 19 ? Long.parseLong(name.group(1)) : 0;
    }

    /**
     * Writes a state, reads it back, and removes the oldest files.
     *
     * @param folder of the journal.
     * @param header of the file.
     * @param engine whose state it is.
     * @param gate   that judged the same events.
     * @param kept   number of files that stay, at least 2.
     */
    static void write(
        final Path folder, final StateHeader header, final EngineService engine, final InputGate gate, final int kept)
    {
        final Path file = folder.resolve("state-" + header.sequence() + ".sls");
        final Path written = folder.resolve(file.getFileName() + ".tmp");
        try
        {
            try (FileChannel channel = PrivateFiles.open(written, StandardOpenOption.TRUNCATE_EXISTING))
            {
                final StateFileWriter writer = new StateFileWriter(channel);
                writer.header(header);
                engine.save(writer);
                GateSections.save(gate.table(), writer);
                writer.footer(header.sequence());
                channel.force(true);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            force(folder);
            verify(file);
            final List<Path> files = newestFirst(folder);
            for (final Path old : files.subList(Math.min(kept, files.size()), files.size()))
            {
                Files.delete(old);
            }
        }
        catch (final IOException | UncheckedIOException e)
        {
            throw new JournalException.DiskFull(written + " cannot be written: " + e.getMessage() +
                "; free space or correct the permissions: the files before it are still there", e);
        }
    }

    private static void force(final Path folder) throws IOException
    {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ))
        {
            directory.force(true);
        }
    }

    /**
     * Reads a file as a whole and compares every checksum.
     *
     * @param file to read.
     * @return its header.
     * @throws StateFileException if any byte is not as it was written.
     */
    public static StateHeader verify(final Path file)
    {
        try (StateFileReader reader = StateFileReader.open(file))
        {
            reader.verify();
            return reader.header();
        }
        catch (final IOException e)
        {
            throw new StateFileException(file, "it cannot be read", e);
        }
    }
}
