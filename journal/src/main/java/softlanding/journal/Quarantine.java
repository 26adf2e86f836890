package softlanding.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Keeps the files that a cut changes or removes, in another folder under their own names. No file is deleted. */
final class Quarantine
{
    private final Path journal;
    private final Path aside;

    Quarantine(final Path journal, final Path aside)
    {
        this.journal = journal;
        this.aside = aside;
    }

    /**
     * Copies a file that is about to change, if the file exists. The copy is on the device when the method returns.
     */
    void copy(final Path file)
    {
        if (!Files.exists(file))
        {
            return;
        }
        try
        {
            final Path copy = placeOf(file);
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE))
            {
                channel.force(true);
            }
        }
        catch (final IOException e)
        {
            throw failed(file, e);
        }
    }

    /** Moves a file out of the journal unchanged. */
    void move(final Path file)
    {
        try
        {
            Files.move(file, placeOf(file), StandardCopyOption.ATOMIC_MOVE);
        }
        catch (final IOException e)
        {
            throw failed(file, e);
        }
    }

    private Path placeOf(final Path file) throws IOException
    {
        final Path place = aside.resolve(journal.relativize(file).toString());
        Files.createDirectories(place.getParent());
        return place;
    }

    private JournalException failed(final Path file, final IOException cause)
    {
        return new JournalException("cannot keep aside: file=" + file + ", folder=" + aside +
            "; free space or correct the permissions, then start again: nothing was deleted", cause);
    }
}
