package softlanding.node.replay;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.engine.state.EngineLimits;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalStream;
import softlanding.journal.PrivateFiles;

/**
 * The file {@code journal.properties} of a journal: which schema its records are written in, and the limits of the
 * engine that wrote it, with which it must be replayed. It stands there before the first record, so a journal without
 * it is an older one, or damaged.
 */
public final class JournalManifest
{
    /** Name of the file in the folder of the journal. */
    public static final String FILE = "journal.properties";

    private static final String SCHEMA_HASH = "schema.hash";
    private static final String JOURNAL_ID = "journal.id";
    private static final String LIMIT = "limit.";
    private static final int LAST_VERSION_WITHOUT_MANIFEST = 3;

    private JournalManifest()
    {
    }

    /**
     * Checks that this program can read a journal.
     *
     * @param folder of the journal.
     * @throws JournalVersionException  if its records are written in another schema.
     * @throws JournalManifestException if its manifest is missing or cannot be read.
     */
    public static void check(final Path folder)
    {
        if (Files.exists(folder.resolve(FILE)))
        {
            checkHash(folder);
        }
        else
        {
            final int version = versionOfFirstEvent(folder);
            if (version > 0)
            {
                throw withoutManifest(folder, version);
            }
        }
    }

    /**
     * Checks that this program can continue a journal, and writes the manifest of a new one.
     *
     * @param folder of the journal, held by this process.
     * @throws JournalVersionException  if its records are written in another schema.
     * @throws JournalManifestException if its manifest is missing or cannot be read.
     */
    public static void checkOrWrite(final Path folder)
    {
        checkOrWrite(folder, EngineLimits.defaults());
    }

    /**
     * Checks that this program can continue a journal, and writes the manifest of a new one.
     *
     * @param folder of the journal, held by this process.
     * @param limits of the engine, for a new journal.
     * @throws JournalVersionException  if its records are written in another schema.
     * @throws JournalManifestException if its manifest is missing or cannot be read.
     */
    public static void checkOrWrite(final Path folder, final EngineLimits limits)
    {
        check(folder);
        if (!Files.exists(folder.resolve(FILE)))
        {
            write(folder, limits);
        }
    }

    /**
     * Returns the limits of the engine that wrote a journal; the default ones if there is no manifest yet.
     *
     * @param folder of the journal.
     * @return the limits with which the journal must be replayed.
     * @throws JournalManifestException if its manifest cannot be read.
     */
    public static EngineLimits limits(final Path folder)
    {
        return Files.exists(folder.resolve(FILE)) ? limits(folder, properties(folder)) : EngineLimits.defaults();
    }

    /**
     * Returns the random name that a journal got when it was made. It decides nothing; anchors name it.
     *
     * @param folder of the journal.
     * @return the id, as 36 characters.
     * @throws JournalManifestException if the manifest is missing, cannot be read, or has no id.
     */
    public static String journalId(final Path folder)
    {
        final String id = properties(folder).getProperty(JOURNAL_ID, "").trim();
        if (!id.matches("[0-9a-f-]{36}"))
        {
            throw new JournalManifestException(folder.resolve(FILE) + " has no " + JOURNAL_ID +
                ": the journal was made by an earlier program; a new journal has one");
        }
        return id;
    }

    private static EngineLimits limits(final Path folder, final Properties properties)
    {
        final Map<String, Integer> named = new LinkedHashMap<>();
        try
        {
            for (final String name : properties.stringPropertyNames())
            {
                if (name.startsWith(LIMIT))
                {
                    named.put(name.substring(LIMIT.length()), Integer.valueOf(properties.getProperty(name).trim()));
                }
            }
            return NamedLimits.changed(EngineLimits.defaults(), named);
        }
        catch (final IllegalArgumentException e)
        {
            throw new JournalManifestException(folder.resolve(FILE) + " names a bad limit: " + e.getMessage());
        }
    }

    private static Properties properties(final Path folder)
    {
        final Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve(FILE), StandardCharsets.UTF_8))
        {
            properties.load(reader);
            return properties;
        }
        catch (final IOException | IllegalArgumentException e)
        {
            throw new JournalManifestException(folder.resolve(FILE) + " cannot be read: " + e.getMessage());
        }
    }

    private static void checkHash(final Path folder)
    {
        final Properties properties = properties(folder);
        final String hash = properties.getProperty(SCHEMA_HASH);
        if (hash == null)
        {
            throw new JournalManifestException(folder.resolve(FILE) + " has no " + SCHEMA_HASH);
        }
        final String ours = MessageCatalog.instance().schemaHash();
        if (!hash.equals(ours))
        {
            throw new JournalVersionException(
                folder + " is written in another schema: " + SCHEMA_HASH + " is " + hash + ", this program has " +
                ours + "; use the version that wrote it");
        }
    }

    private static RuntimeException withoutManifest(final Path folder, final int version)
    {
        if (version > LAST_VERSION_WITHOUT_MANIFEST)
        {
            return new JournalManifestException(folder + ": " + FILE + " is missing");
        }
        return new JournalVersionException(
            folder + " is written in schema version " + version + ", this program reads version " +
            MessageCatalog.instance().version() + "; read it with the version that wrote it: a journal of engine 4 " +
            "with softlanding 0.1.0, one of engine 5 with 0.2.0");
    }

    /** Version of the schema in the header of the first event; 0 if there is none. */
    private static int versionOfFirstEvent(final Path folder)
    {
        if (!Files.isDirectory(folder.resolve("events")))
        {
            return 0;
        }
        final int[] version = {0};
        try (JournalReader events = JournalReader.open(folder, JournalStream.EVENTS))
        {
            events.poll((sequence, buffer, offset, length) ->
                version[0] = new MessageHeaderDecoder().wrap(buffer, offset).version());
        }
        return version[0];
    }

    /** Written beside, forced, then renamed: the file is there whole or not at all. */
    private static void write(final Path folder, final EngineLimits limits)
    {
        final Path written = folder.resolve(FILE + ".new");
        final StringBuilder text = new StringBuilder();
        text.append(SCHEMA_HASH).append('=').append(MessageCatalog.instance().schemaHash()).append('\n');
        text.append(JOURNAL_ID).append('=').append(UUID.randomUUID()).append('\n');
        NamedLimits.of(limits).forEach(
            (name, value) -> text.append(LIMIT).append(name).append('=').append(value).append('\n'));
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
            Files.move(written, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ))
            {
                directory.force(true);
            }
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(folder.resolve(FILE) + " cannot be written", e);
        }
    }
}
