package softlanding.node.replay;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Properties;
import softlanding.journal.JournalException;
import softlanding.journal.PrivateFiles;

/** Reads and replaces the file of a manifest. */
final class ManifestFile
{
    private ManifestFile()
    {
    }

    static Properties properties(final Path folder)
    {
        final Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve(JournalManifest.FILE), StandardCharsets.UTF_8))
        {
            properties.load(reader);
            return properties;
        }
        catch (final IOException | IllegalArgumentException e)
        {
            throw new JournalManifestException(
                folder.resolve(JournalManifest.FILE) + " cannot be read: " + e.getMessage());
        }
    }

    static long number(
        final Path folder, final Properties properties, final String key, final long otherwise)
    {
        final String value = properties.getProperty(key);
        try
        {
            return value == null ? otherwise : Long.parseLong(value.trim());
        }
        catch (final NumberFormatException e)
        {
            throw new JournalManifestException(
                folder.resolve(JournalManifest.FILE) + " has a bad " + key + ": " + value);
        }
    }

    /** Written beside, forced, then renamed: the file is there whole or not at all. */
    static void write(final Path folder, final Map<String, String> values)
    {
        final Path written = folder.resolve(JournalManifest.FILE + ".new");
        final StringBuilder text = new StringBuilder();
        values.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        try
        {
            try (FileChannel channel = PrivateFiles.open(written, StandardOpenOption.TRUNCATE_EXISTING))
            {
                final ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining())
                {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(written, folder.resolve(JournalManifest.FILE), StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ))
            {
                directory.force(true);
            }
        }
        catch (final IOException e)
        {
            throw new JournalException.DiskFull(folder.resolve(JournalManifest.FILE) +
                " cannot be written; free space or correct the permissions, then start again: nothing is lost", e);
        }
    }
}
