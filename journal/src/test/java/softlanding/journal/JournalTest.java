package softlanding.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldReadBackWhatWasAppendedAcrossFiveRestarts()
    {
        long expected = 0;
        for (int run = 1; run <= 5; run++)
        {
            Records.appendRun(folder, Records.SMALL, 100 * run);
            expected += 100L * run;
            assertEquals(expected, Records.readAll(folder), "run=" + run);
        }
    }

    @Test
    void shouldGoOnInNewSegmentsAndReadAcrossThemAfterReopening()
    {
        Records.appendRun(folder, Records.SMALL, 20_000);
        Records.appendRun(folder, Records.SMALL, 20_000);

        final List<SegmentFile> segments = SegmentFile.list(JournalStream.EVENTS.folder(folder));

        assertEquals(40_000, Records.readAll(folder));
        assertTrue(segments.size() >= 6, () -> "segments=" + segments);
        for (int i = 0; i < segments.size(); i++)
        {
            assertEquals(i, segments.get(i).number());
        }
    }

    @Test
    void shouldReadAnEmptyJournalAsEmpty()
    {
        JournalFolder.open(folder, Records.SMALL).close();
        assertEquals(0, Records.readAll(folder));

        Records.appendRun(folder, Records.SMALL, 0);
        Records.appendRun(folder, Records.SMALL, 0);
        assertEquals(0, Records.readAll(folder));
        assertEquals(List.of(), SegmentFile.list(JournalStream.EVENTS.folder(folder)));
    }

    @Test
    void shouldKeepTheStreamsApart()
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[]{42});
        try (JournalFolder held = JournalFolder.open(folder, Records.SMALL))
        {
            Records.append(held.writer(JournalStream.EVENTS), 3);
            assertEquals(1, held.writer(JournalStream.DECISIONS).append(buffer, 0, 1));
        }
        try (JournalReader reader = JournalReader.open(folder, JournalStream.DECISIONS))
        {
            assertTrue(reader.poll((sequence, bytes, offset, length) -> assertEquals(42, bytes.getByte(offset))));
            assertFalse(reader.poll((sequence, bytes, offset, length) -> {}));
            assertEquals(2, reader.nextSequence());
        }
        assertEquals(3, Records.readAll(folder));
    }

    @Test
    @SuppressWarnings("try") // the folder is closed while the reader is open
    void shouldFollowALiveWriterAcrossSegmentsAndRuns()
    {
        final int[] count = new int[1];
        final RecordHandler counter = (sequence, buffer, offset, length) -> count[0]++;
        try (JournalFolder held = JournalFolder.open(folder, Records.SMALL);
            JournalReader reader = JournalReader.open(folder, JournalStream.EVENTS))
        {
            assertFalse(reader.poll(counter));
            final JournalWriter writer = held.writer(JournalStream.EVENTS);
            assertFalse(reader.poll(counter));
            for (int batch = 1; batch <= 30; batch++)
            {
                Records.append(writer, 1_000);
                reader.readToEnd(counter);
                assertEquals(batch * 1_000, count[0]);
            }
            held.close();
            assertFalse(reader.poll(counter));
            Records.appendRun(folder, Records.SMALL, 7);
            reader.readToEnd(counter);
            assertEquals(30_007, count[0]);
        }
    }

    @Test
    void shouldTakeTheLongestRecordAndRefuseALongerOne()
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[JournalWriter.MAX_RECORD_BYTES + 1]);
        buffer.setMemory(0, buffer.capacity(), (byte)7);
        final long[] bytes = new long[1];
        try (JournalFolder held = JournalFolder.open(folder, Records.SMALL))
        {
            final JournalWriter writer = held.writer(JournalStream.EVENTS);
            assertThrows(IllegalArgumentException.class, () -> writer.append(buffer, 0, buffer.capacity()));
            for (int i = 1; i <= 50; i++)
            {
                assertEquals(i, writer.append(buffer, 0, JournalWriter.MAX_RECORD_BYTES));
            }
        }
        try (JournalReader reader = JournalReader.open(folder, JournalStream.EVENTS))
        {
            reader.readToEnd((sequence, read, offset, length) ->
            {
                for (int i = 0; i < length; i++)
                {
                    bytes[0] += read.getByte(offset + i);
                }
            });
        }
        assertEquals(50L * JournalWriter.MAX_RECORD_BYTES * 7, bytes[0]);
    }

    @Test
    void shouldKeepRecordsThatWereSyncedToTheDevice()
    {
        try (JournalFolder held = JournalFolder.open(folder, Records.SMALL_ON_DEVICE))
        {
            final JournalWriter writer = held.writer(JournalStream.EVENTS);
            for (int batch = 0; batch < 20; batch++)
            {
                Records.append(writer, 500);
                writer.sync();
                assertEquals(500L * (batch + 1), Records.readAll(folder));
            }
        }
        Records.appendRun(folder, Records.SMALL_ON_DEVICE, 10);
        assertEquals(10_010, Records.readAll(folder));
    }
}
