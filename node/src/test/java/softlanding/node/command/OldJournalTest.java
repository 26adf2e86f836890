package softlanding.node.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.codecs.MessageCatalog;
import softlanding.node.VenueLines;
import softlanding.node.replay.JournalManifest;

class OldJournalTest
{
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"run", "replay", "recover", "dump"})
    void shouldRefuseAJournalOfSchemaThreeAndSayWhatReadsIt(final String command) throws IOException
    {
        final Path journal = unpackSchemaThree();

        final CommandLineRun run = run(command, journal);

        assertEquals(ExitCode.UNUSABLE_INPUT, run.exitCode(), run.err());
        assertTrue(run.err().contains("schema version 3"), run.err());
        assertTrue(run.err().contains("engine 4 with softlanding 0.1.0"), run.err());
        assertTrue(run.err().contains("engine 5 with 0.2.0"), run.err());
        assertFalse(Files.exists(journal.resolve(JournalManifest.FILE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "replay", "recover", "dump"})
    void shouldRefuseAJournalOfAnotherSchemaAndNameBothHashes(final String command) throws IOException
    {
        final Path journal = newJournal();
        Files.writeString(journal.resolve(JournalManifest.FILE), "schema.hash=0123abcd\n");

        final CommandLineRun run = run(command, journal);

        assertEquals(ExitCode.UNUSABLE_INPUT, run.exitCode(), run.err());
        assertTrue(run.err().contains("0123abcd"), run.err());
        assertTrue(run.err().contains(MessageCatalog.instance().schemaHash()), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "replay", "recover", "dump"})
    void shouldCallAJournalOfThisSchemaWithoutItsManifestDamaged(final String command) throws IOException
    {
        final Path journal = newJournal();
        Files.delete(journal.resolve(JournalManifest.FILE));

        final CommandLineRun run = run(command, journal);

        assertEquals(ExitCode.DAMAGED_JOURNAL, run.exitCode(), run.err());
        assertTrue(run.err().contains("journal.properties is missing"), run.err());
        assertFalse(Files.exists(journal.resolve(JournalManifest.FILE)));
    }

    @Test
    void shouldNameTheSchemaInANewJournalAndGoOnWithIt() throws IOException
    {
        final Path journal = newJournal();

        final String manifest = Files.readString(journal.resolve(JournalManifest.FILE));
        assertTrue(manifest.contains("schema.hash=" + MessageCatalog.instance().schemaHash() + "\n"), manifest);
        assertTrue(manifest.contains("limits.accounts=131072\n"), manifest);
        assertEquals(64, MessageCatalog.instance().schemaHash().length());
        assertEquals(ExitCode.OK, run("run", journal).exitCode());
        assertEquals(ExitCode.OK, run("replay", journal).exitCode());
    }

    private Path newJournal() throws IOException
    {
        final Path journal = folder.resolve("new");
        assertEquals(ExitCode.OK, run("run", journal).exitCode());
        return journal;
    }

    private CommandLineRun run(final String command, final Path journal) throws IOException
    {
        if (!command.equals("run"))
        {
            return CommandLineRun.of(command, "--journal", journal);
        }
        final Path events = Files.write(
            folder.resolve("events.jsonl"), new VenueLines().add("TimeAdvanced", "").take());
        return CommandLineRun.of(command, "--events", events, "--journal", journal);
    }

    private Path unpackSchemaThree() throws IOException
    {
        final Path journal = folder.resolve("old");
        try (InputStream packed = OldJournalTest.class.getResourceAsStream("journal-schema-3.zip");
            ZipInputStream zip = new ZipInputStream(packed))
        {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
            {
                final Path file = journal.resolve(entry.getName()).normalize();
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
        return journal;
    }
}
