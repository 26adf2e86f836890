package softlanding.node.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.node.command.CommandsTest.LISTED;
import static softlanding.node.command.CommandsTest.OPENED;
import static softlanding.node.command.CommandsTest.SPOT;
import static softlanding.node.command.CommandsTest.SPOT_OF_NOBODY;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import softlanding.codecs.EventRejectedEncoder;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.RejectReason;
import softlanding.codecs.json.JsonReader;
import softlanding.journal.Durability;
import softlanding.journal.JournalFolder;
import softlanding.journal.JournalSettings;
import softlanding.journal.JournalStream;
import softlanding.node.replay.JournalManifest;

/** Tests what the commands report about a changed journal. */
class DamagedJournalTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldExitWithThreeWhenADecisionWasChanged() throws IOException
    {
        final Path journal = folder.resolve("journal");
        try (JournalFolder writable =
            JournalFolder.open(journal, JournalSettings.of(Durability.SURVIVES_PROCESS_CRASH)))
        {
            JournalManifest.checkOrWrite(journal);
            final UnsafeBuffer changed = rejection(1);
            final JsonReader json = new JsonReader();
            final int length = json.read(SPOT_OF_NOBODY);
            writable.writer(JournalStream.EVENTS).append(json.frame(), 0, length);
            writable.writer(JournalStream.DECISIONS).append(changed, 0, changed.capacity());
        }

        final CommandLineRun replay = CommandLineRun.of("replay", "--journal", journal);
        assertEquals(ExitCode.DIVERGED, replay.exitCode(), replay.err());
        assertTrue(replay.err().contains("event sequence=1 decision index=0"), replay.err());
        assertTrue(replay.err().contains("NOT_REPRESENTABLE") && replay.err().contains("UNKNOWN_ID"), replay.err());

        assertEquals(ExitCode.DIVERGED, run(file(SPOT), journal).exitCode());
    }

    @Test
    void shouldExitWithFourWhenTheJournalIsDamaged() throws IOException
    {
        final Path journal = folder.resolve("journal");
        run(file(LISTED, SPOT, OPENED), journal);
        flipByteOf("BTC", journal.resolve("events"));

        for (final String command : List.of("replay", "dump"))
        {
            final CommandLineRun damaged = CommandLineRun.of(command, "--journal", journal);
            assertEquals(ExitCode.DAMAGED_JOURNAL, damaged.exitCode(), damaged.err());
            assertTrue(damaged.err().contains("sequence=1"), damaged.err());
            assertTrue(damaged.err().contains(journal.toString()), damaged.err());
        }
        assertEquals(ExitCode.DAMAGED_JOURNAL, run(file(SPOT), journal).exitCode());
    }

    private static CommandLineRun run(final Path events, final Path journal)
    {
        return CommandLineRun.of("run", "--events", events, "--journal", journal);
    }

    private Path file(final String... lines) throws IOException
    {
        return Files.writeString(folder.resolve("events.jsonl"), String.join("\n", lines) + "\n");
    }

    private static UnsafeBuffer rejection(final long sequence)
    {
        final UnsafeBuffer buffer =
            new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + EventRejectedEncoder.BLOCK_LENGTH]);
        final EventRejectedEncoder rejected =
            new EventRejectedEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        rejected.header().timestampNs(3).eventSequence(sequence).decisionIndex(0);
        rejected
            .reason(RejectReason.NOT_REPRESENTABLE)
            .field("underlyingId")
            .rejectedTimestampNs(2);
        return buffer;
    }

    /** Changes one byte of the record that contains a text. */
    private static void flipByteOf(final String text, final Path stream) throws IOException
    {
        try (Stream<Path> files = Files.walk(stream))
        {
            for (final Path file : files.filter(Files::isRegularFile).toList())
            {
                final int index = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).indexOf(text);
                if (index >= 0)
                {
                    try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw"))
                    {
                        damaged.seek(index);
                        damaged.write('X');
                    }
                    return;
                }
            }
        }
        throw new AssertionError(text + " is in no file of " + stream);
    }
}
