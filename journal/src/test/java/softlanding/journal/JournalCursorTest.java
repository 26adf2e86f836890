package softlanding.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cursor follows a stream that is written beside it, from any place on. */
class JournalCursorTest
{
    private static final int SEGMENT_BYTES = 1 << 20;
    private static final int RECORD_BYTES = 400;
    private static final int RECORDS = 12_000;

    @TempDir
    private Path folder;
    private final SparseIndex index = new SparseIndex((sequence, buffer, offset) -> buffer.getLong(offset));
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RECORD_BYTES]);
    private final List<Long> seen = new ArrayList<>();

    @Test
    void shouldFollowAWriterOverSegmentsAndBeginAnywhere()
    {
        try (JournalFolder held = JournalFolder.open(
            folder, new JournalSettings(SEGMENT_BYTES, SEGMENT_BYTES / 4, Durability.SURVIVES_PROCESS_CRASH));
            JournalWriter writer = held.writer(JournalStream.EVENTS);
            JournalCursor cursor = cursor())
        {
            for (int i = 1; i <= RECORDS; i++)
            {
                // Three records have the same key, so a key does not name a record.
                record.putLong(0, i / 3);
                writer.append(record, 0, RECORD_BYTES);
                readTo(cursor, i);
            }
            assertEquals(LongStream.rangeClosed(1, RECORDS).boxed().toList(), seen);
            assertTrue(SegmentFile.list(JournalStream.EVENTS.folder(folder)).size() > 3);
            for (final long key : new long[]{0, 1, 1_365, 1_366, 2_731, 3_999})
            {
                seen.clear();
                try (JournalCursor later = cursor())
                {
                    later.skipTo(key);
                    readTo(later, RECORDS);
                }
                final long first = seen.get(0);
                assertTrue(first <= Math.max(1, 3 * key) && first > 3 * key - 4_100 - 3, "key " + key + ": " + first);
                assertEquals(LongStream.rangeClosed(first, RECORDS).boxed().toList(), seen);
            }
        }
    }

    @Test
    void shouldLeaveARecordForWhichThereIsNoRoom()
    {
        try (JournalFolder held =
            JournalFolder.open(folder, JournalSettings.of(Durability.SURVIVES_PROCESS_CRASH));
            JournalWriter writer = held.writer(JournalStream.EVENTS);
            JournalCursor cursor = cursor())
        {
            writer.append(record, 0, RECORD_BYTES);
            assertFalse(cursor.poll(1, (sequence, buffer, offset, length) -> false));
            assertFalse(cursor.poll(0, this::see));
            assertTrue(cursor.poll(1, this::see));
            assertEquals(List.of(1L), seen);
            assertThrows(JournalException.class, () -> cursor.poll(2, this::see));
        }
    }

    private JournalCursor cursor()
    {
        return new JournalCursor(folder, JournalStream.EVENTS, 1, index);
    }

    private void readTo(final JournalCursor cursor, final long last)
    {
        boolean more = true;
        while (more)
        {
            more = cursor.poll(last, this::see);
        }
    }

    private boolean see(final long sequence, final DirectBuffer buffer, final int offset, final int length)
    {
        assertEquals(RECORD_BYTES, length);
        seen.add(sequence);
        return true;
    }
}
