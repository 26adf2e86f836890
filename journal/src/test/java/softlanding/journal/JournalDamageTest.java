package softlanding.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class JournalDamageTest
{
    private static final int FIRST_RUN = 30;
    private static final int ALL = 50;
    /** Offset of Chronicle's write position in its first document, in bytes. */
    private static final int WRITE_POSITION_OFFSET = 0x40;

    @TempDir
    private Path folder;
    private Path stream;
    private List<SegmentFile> segments;

    @BeforeEach
    void writeTwoRuns()
    {
        Records.appendRun(folder, Records.SMALL, FIRST_RUN);
        Records.appendRun(folder, Records.SMALL, ALL - FIRST_RUN);
        stream = JournalStream.EVENTS.folder(folder);
        segments = SegmentFile.list(stream);
        assertEquals(2, segments.size());
        assertEquals(ALL, Records.readAll(folder));
    }

    @Test
    void shouldDetectEveryFlippedByteOfARecord() throws IOException
    {
        final Random random = new Random(7);
        int flips = 0;
        for (final SegmentFile segment : segments)
        {
            final byte[] whole = Files.readAllBytes(segment.path());
            for (final int[] record : JournalFiles.records(whole))
            {
                for (int i = record[0]; i < record[1]; i++)
                {
                    JournalFiles.poke(segment.path(), i, whole[i] ^ 1 + random.nextInt(255));
                    final int position = i;
                    assertThrows(JournalException.class, () -> Records.readAll(folder), () -> "position=" + position);
                    JournalFiles.poke(segment.path(), i, whole[i]);
                    flips++;
                }
            }
        }
        assertTrue(flips > 5_000, "flips=" + flips);
    }

    @Test
    void shouldDetectAFlippedByteOutsideTheRecordsOrReadEverything() throws IOException
    {
        int read = 0;
        int detected = 0;
        for (final SegmentFile segment : segments)
        {
            final byte[] whole = Files.readAllBytes(segment.path());
            for (int i = 0; i < whole.length; i += i < 512 ? 1 : 97)
            {
                JournalFiles.poke(segment.path(), i, ~whole[i]);
                try
                {
                    assertEquals(ALL, Records.readAll(folder), "position=" + i);
                    read++;
                }
                catch (final JournalException e)
                {
                    detected++;
                }
                JournalFiles.poke(segment.path(), i, whole[i]);
            }
        }
        assertEquals(ALL, Records.readAll(folder));
        assertTrue(read > 100 && detected > 100, "read=" + read + ", detected=" + detected);
    }

    @Test
    void shouldDetectAJournalThatWasCutAtAnyLength() throws IOException
    {
        for (final SegmentFile segment : segments)
        {
            final byte[] whole = Files.readAllBytes(segment.path());
            final List<int[]> records = JournalFiles.records(whole);
            final int end = records.get(records.size() - 1)[1];
            for (int length = 0; length < end; length = Math.min(length + 89, length < end - 1 ? end - 1 : end))
            {
                Files.write(segment.path(), Arrays.copyOf(whole, length));
                final int cut = length;
                assertThrows(JournalException.class, () -> Records.readAll(folder), () -> "length=" + cut);
            }
            Files.write(segment.path(), whole);
        }
    }

    @Test
    void shouldDetectADeletedSegment() throws IOException
    {
        final Path first = segments.get(0).path();
        final byte[] whole = Files.readAllBytes(first);
        Files.delete(first);
        assertThrows(JournalException.SequenceGap.class, () -> Records.readAll(folder));
        Files.write(first, whole);
        Files.delete(segments.get(1).path());
        final JournalException failure =
            assertThrows(JournalException.EndsBeforeWatermark.class, () -> Records.readAll(folder));
        assertTrue(failure.getMessage().contains("sequence=" + (FIRST_RUN + 1)), failure.getMessage());
    }

    @Test
    void shouldDetectThatTheWholeFolderOfAStreamIsGone() throws IOException
    {
        Files.move(stream, folder.resolve("elsewhere"));
        assertThrows(JournalException.EndsBeforeWatermark.class, () -> Records.readAll(folder));
        assertThrows(JournalException.EndsBeforeWatermark.class, () -> Records.appendRun(folder, Records.SMALL, 1));
    }

    @Test
    void shouldRefuseToReadAFolderWithoutAJournal()
    {
        final Path other = folder.resolve("events");
        assertThrows(JournalException.class, () -> JournalReader.open(other, JournalStream.EVENTS));
    }

    @Test
    void shouldDetectAHeaderThatWasZeroedOrMarkedUnfinishedInTheMiddle() throws IOException
    {
        final Path last = segments.get(1).path();
        final byte[] whole = Files.readAllBytes(last);
        final int header = JournalFiles.records(whole).get(10)[0];
        for (final int value : new int[]{0, -1, 0x80000000, 0xc0000000})
        {
            final byte[] damaged = whole.clone();
            JournalFiles.little(damaged).putInt(header, value);
            Files.write(last, damaged);
            final JournalException failure =
                assertThrows(JournalException.EndsBeforeWatermark.class, () -> Records.readAll(folder));
            assertTrue(failure.getMessage().contains("sequence=" + (FIRST_RUN + 11)), failure.getMessage());
            assertTrue(failure.getMessage().contains(last.toString()), failure.getMessage());
        }
    }

    @Test
    void shouldGoOnAfterADeathInTheMiddleOfTheFirstHeaderOfAFile() throws IOException
    {
        final Path last = segments.get(1).path();
        for (final int header : new int[]{0x80000000, 0xc0000000})
        {
            final Path begun = last.getParent().resolveSibling("run-00000002").resolve("19700103F.cq4");
            Files.createDirectories(begun.getParent());
            final byte[] bytes = new byte[64 * 1024];
            JournalFiles.little(bytes).putInt(0, header);
            Files.write(begun, bytes);

            assertEquals(ALL, Records.readAll(folder), "header " + Integer.toHexString(header));
        }
        Records.appendRun(folder, Records.SMALL, 10);
        assertEquals(ALL + 10, Records.readAll(folder));
    }

    @Test
    void shouldRefuseToWriteBehindDamageAndLeaveTheFilesAsTheyAre() throws IOException
    {
        final Path last = segments.get(1).path();
        final byte[] damaged = Files.readAllBytes(last);
        damaged[JournalFiles.records(damaged).get(5)[0] + 30] ^= 1;
        Files.write(last, damaged);

        try (JournalFolder held = JournalFolder.open(folder, Records.SMALL))
        {
            assertThrows(JournalException.DamagedRecord.class, () -> held.writer(JournalStream.EVENTS));
        }

        assertArrayEquals(damaged, Files.readAllBytes(last));
        assertEquals(segments, SegmentFile.list(stream));
    }

    @Test
    void shouldCutATornLastRecordThatWasNeverAcknowledged() throws IOException
    {
        try (Watermark watermark = Watermark.open(JournalStream.EVENTS.watermarkFile(folder), true))
        {
            watermark.advance(ALL - 2);
            watermark.advance(ALL - 1);
        }
        final Path last = segments.get(1).path();
        final byte[] torn = Files.readAllBytes(last);
        final List<int[]> records = JournalFiles.records(torn);
        torn[records.get(records.size() - 1)[1] - 1] ^= 1;
        Files.write(last, torn);

        assertEquals(ALL - 1, Records.readAll(folder));
        for (int run = 0; run < 3; run++)
        {
            Records.appendRun(folder, Records.SMALL, 10);
            assertEquals(ALL - 1 + 10 * (run + 1), Records.readAll(folder));
        }
    }

    @Test
    void shouldDetectAFlippedByteOfTheWatermarkOrReadEverything() throws IOException
    {
        final Path file = JournalStream.EVENTS.watermarkFile(folder);
        final byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < 256; i++)
        {
            final byte[] damaged = whole.clone();
            damaged[i] ^= (byte)0xff;
            Files.write(file, damaged);
            if (i < 12)
            {
                assertThrows(JournalException.ForeignFile.class, () -> Records.readAll(folder));
            }
            else
            {
                assertEquals(ALL, Records.readAll(folder), "position=" + i);
            }
        }
    }

    @Test
    void shouldRefuseAWatermarkThatIsMissingCutOrWithoutAWholeSlot() throws IOException
    {
        final Path file = JournalStream.EVENTS.watermarkFile(folder);
        final byte[] whole = Files.readAllBytes(file);
        Files.delete(file);
        assertThrows(JournalException.DamagedWatermark.class, () -> Records.readAll(folder));
        assertThrows(JournalException.class, () -> Records.appendRun(folder, Records.SMALL, 1));
        Files.write(file, Arrays.copyOf(whole, 100));
        assertThrows(JournalException.DamagedWatermark.class, () -> Records.readAll(folder));
        Arrays.fill(whole, 64, whole.length, (byte)0);
        Files.write(file, whole);
        assertThrows(JournalException.DamagedWatermark.class, () -> Records.readAll(folder));
    }

    @Test
    void shouldRefuseFilesOfOthers() throws IOException
    {
        final Path run = segments.get(1).path().getParent();
        final Path stranger = run.resolve("notes.cq4");
        Files.writeString(stranger, "not a journal");
        final JournalException named =
            assertThrows(JournalException.ForeignFile.class, () -> Records.readAll(folder));
        assertTrue(named.getMessage().contains(stranger.toString()), named.getMessage());
        Files.delete(stranger);

        Files.writeString(segments.get(1).path(), "a text that was saved over the segment");
        assertThrows(JournalException.ForeignFile.class, () -> Records.readAll(folder));
    }

    @Test
    @Timeout(10)
    void shouldOpenAtOnceWhateverLocksAndPositionsChronicleLeftBehind() throws IOException
    {
        for (final SegmentFile segment : segments)
        {
            final byte[] header = Files.readAllBytes(segment.path());
            JournalFiles.little(header).putLong(WRITE_POSITION_OFFSET, Long.MAX_VALUE);
            Files.write(segment.path(), header);
            final Path table = segment.path().resolveSibling("metadata.cq4t");
            final byte[] locked = new byte[(int)Files.size(table)];
            Arrays.fill(locked, (byte)0xff);
            Files.write(table, locked);
        }
        Records.appendRun(folder, Records.SMALL, 10);
        assertEquals(ALL + 10, Records.readAll(folder));
    }
}
