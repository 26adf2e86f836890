package softlanding.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalCrashTest
{
    private static final int ROUNDS = 30;
    /** About two segments. */
    private static final int MAX_RECORDS = 12_000;
    private static final long SEED = 20_260_101;

    @TempDir
    private Path temporary;
    private Path folder;
    private Path errors;

    @BeforeEach
    void nameFiles()
    {
        folder = temporary.resolve("journal");
        errors = temporary.resolve("errors.txt");
    }

    @Test
    void shouldKeepEveryAcknowledgedRecordWhenKilledAndGoOn() throws IOException, InterruptedException
    {
        final Random random = new Random(SEED);
        long before = 0;
        for (int round = 0; round < ROUNDS; round++)
        {
            final Process writer = TightWriter.start(folder, errors);
            final long acknowledged = killAfter(writer, 1 + random.nextInt(MAX_RECORDS));
            final long found = Records.readAll(folder);
            final String evidence = "seed=" + SEED + ", round=" + round + ", acknowledged=" + acknowledged +
                ", found=" + found;

            assertTrue(acknowledged > before, evidence);
            assertTrue(found == acknowledged || found == acknowledged + 1, evidence);
            before = found;
        }
        assertTrue(SegmentFile.list(JournalStream.EVENTS.folder(folder)).size() > ROUNDS, "no segment was rolled");
        assertEquals("", Files.readString(errors), "a journal in normal use prints nothing");
        Records.appendRun(folder, Records.SMALL, 5);
        assertEquals(before + 5, Records.readAll(folder));
    }

    @Test
    void shouldRefuseASecondWriterAndNameTheLockFile() throws IOException, InterruptedException
    {
        final Process writer = TightWriter.start(folder, errors);
        try
        {
            writer.getInputStream().read();
            final JournalException.Locked refusal =
                assertThrows(JournalException.Locked.class, () -> JournalFolder.open(folder, Records.SMALL));
            assertTrue(refusal.getMessage().contains("writer.lock"), refusal.getMessage());
            assertTrue(refusal.getMessage().contains(Long.toString(writer.pid())), refusal.getMessage());
        }
        finally
        {
            assertTrue(writer.destroyForcibly().waitFor(20, TimeUnit.SECONDS));
        }
        JournalFolder.open(folder, Records.SMALL).close();
    }

    @Test
    void shouldHoldTheFolderAgainstOtherProcessesAfterRefusingItToItsOwn() throws IOException, InterruptedException
    {
        try (JournalFolder held = JournalFolder.open(folder, Records.SMALL))
        {
            assertThrows(JournalException.Locked.class, () -> JournalFolder.open(folder, Records.SMALL));
            final Process other = TightWriter.start(folder, errors);
            assertTrue(other.waitFor(20, TimeUnit.SECONDS));
            assertEquals(TightWriter.EXIT_LOCKED, other.exitValue());
            Records.append(held.writer(JournalStream.EVENTS), 1);
        }
        assertEquals(1, Records.readAll(folder));
    }

    /** Kills a writer after it has acknowledged a number of records. Returns the last acknowledged sequence. */
    private static long killAfter(final Process writer, final int records) throws IOException, InterruptedException
    {
        long acknowledged = 0;
        try (DataInputStream sequences = new DataInputStream(writer.getInputStream()))
        {
            for (int count = 1; true; count++)
            {
                acknowledged = sequences.readLong();
                if (count == records)
                {
                    // Process.destroyForcibly would discard acknowledgements that are still in the pipe.
                    writer.toHandle().destroyForcibly();
                }
            }
        }
        catch (final EOFException e)
        {
            assertTrue(writer.waitFor(20, TimeUnit.SECONDS));
        }
        return acknowledged;
    }
}
