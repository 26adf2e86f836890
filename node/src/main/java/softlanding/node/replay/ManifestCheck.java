package softlanding.node.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.engine.wire.WireEngine;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalStream;

/** Checks that this program has the schema and the rules by which a journal was written. */
final class ManifestCheck
{
    private static final String SCHEMA_HASH = "schema.hash";
    private static final String RULES_VERSION = "rules.version";
    private static final int LAST_VERSION_WITHOUT_MANIFEST = 3;

    private ManifestCheck()
    {
    }

    static void check(final Path folder)
    {
        if (Files.exists(folder.resolve(JournalManifest.FILE)))
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

    private static void checkHash(final Path folder)
    {
        final Properties properties = ManifestFile.properties(folder);
        final String hash = properties.getProperty(SCHEMA_HASH);
        if (hash == null)
        {
            throw new JournalManifestException(folder.resolve(JournalManifest.FILE) + " has no " + SCHEMA_HASH);
        }
        final String ours = MessageCatalog.instance().schemaHash();
        if (!hash.equals(ours))
        {
            throw new JournalVersionException(
                folder + " is written in another schema: " + SCHEMA_HASH + " is " + hash + ", this program has " +
                ours + "; use the version that wrote it");
        }
        final long rules = ManifestFile.number(folder, properties, RULES_VERSION, WireEngine.RULES_VERSION);
        if (rules != WireEngine.RULES_VERSION)
        {
            throw new JournalVersionException(
                folder + " was written by other rules: " + RULES_VERSION + " is " + rules +
                ", this program runs " + WireEngine.RULES_VERSION + "; use the version that wrote it");
        }
    }

    private static RuntimeException withoutManifest(final Path folder, final int version)
    {
        if (version > LAST_VERSION_WITHOUT_MANIFEST)
        {
            return new JournalManifestException(folder + ": " + JournalManifest.FILE + " is missing");
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
            events.poll((sequence, buffer, offset, length) -> version[0] = new MessageHeaderDecoder()
                .wrap(buffer, offset + Origin.length(buffer, offset, length)).version());
        }
        return version[0];
    }
}
