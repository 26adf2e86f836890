package softlanding.node.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import softlanding.journal.PrivateFiles;

/** Reads the secrets of the sources. A secret that other users can read is none, and is refused. */
public final class SecretFiles
{
    private static final int LEAST_BYTES = 16;
    private static final int MOST_BYTES = 4_096;

    private SecretFiles()
    {
    }

    /**
     * Reads every secret.
     *
     * @param configuration that names the files.
     * @return the secrets of each source by its id, in the order of the file.
     * @throws ConfigurationException if one cannot be read, or can be read by others.
     */
    public static Map<Integer, List<byte[]>> read(final NodeConfiguration configuration)
    {
        final List<String> faults = new ArrayList<>();
        final Map<Integer, List<byte[]>> secrets = new HashMap<>();
        for (final SourceSection source : configuration.sources())
        {
            final List<byte[]> ofSource = new ArrayList<>();
            for (final Path file : source.secretFiles())
            {
                try
                {
                    ofSource.add(read(file));
                }
                catch (final IOException e)
                {
                    faults.add(configuration.file() + ": source " + source.id() + " (" + source.name() +
                        "): secret file " + file + ": " + e.getMessage());
                }
            }
            secrets.put(source.id(), List.copyOf(ofSource));
        }
        if (!faults.isEmpty())
        {
            throw new ConfigurationException(faults);
        }
        return secrets;
    }

    /**
     * Reads one secret.
     *
     * @param file of 16 to 4,096 bytes that only its owner can use.
     * @return raw bytes of the file.
     * @throws IOException if it cannot be read, or can be read by others.
     */
    public static byte[] read(final Path file) throws IOException
    {
        if (!Files.isRegularFile(file))
        {
            throw new IOException("there is no such file");
        }
        if (PrivateFiles.isOpenToOthers(file))
        {
            throw new IOException("other users can read or write it; do chmod 600, then change the secret");
        }
        if (!Files.isReadable(file))
        {
            throw new IOException("this user may not read it");
        }
        final long size = Files.size(file);
        if (size < LEAST_BYTES || size > MOST_BYTES)
        {
            throw new IOException(
                "a secret has " + LEAST_BYTES + " to " + MOST_BYTES + " bytes, this file has " + size);
        }
        return Files.readAllBytes(file);
    }
}
