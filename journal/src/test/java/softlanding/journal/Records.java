package softlanding.journal;

import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Records whose bytes follow from their sequence, so that a reader can verify them. */
final class Records
{
    static final JournalSettings SMALL = new JournalSettings(1 << 20, 256 << 10, Durability.SURVIVES_PROCESS_CRASH);
    static final JournalSettings SMALL_ON_DEVICE =
        new JournalSettings(1 << 20, 256 << 10, Durability.SURVIVES_POWER_LOSS);

    private Records()
    {
    }

    /** Returns a length from 0 to 299 that cycles with the sequence, so that every alignment occurs. */
    static int length(final long sequence)
    {
        return (int)(sequence * 7 % 300);
    }

    static byte expectedByte(final long sequence, final int index)
    {
        return (byte)(sequence * 31 + index * 17L);
    }

    static void append(final JournalWriter writer, final int count)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[300]);
        for (int n = 0; n < count; n++)
        {
            final long sequence = writer.nextSequence();
            for (int i = 0; i < length(sequence); i++)
            {
                buffer.putByte(i, expectedByte(sequence, i));
            }
            final long appended = writer.append(buffer, 0, length(sequence));
            if (appended != sequence)
            {
                throw new AssertionError("sequence=" + sequence + ", appended=" + appended);
            }
        }
    }

    static void appendRun(final Path folder, final JournalSettings settings, final int count)
    {
        try (JournalFolder held = JournalFolder.open(folder, settings))
        {
            append(held.writer(JournalStream.EVENTS), count);
        }
    }

    /** Reads the events to the end and compares each byte. Returns the number of events. */
    static long readAll(final Path folder)
    {
        try (JournalReader reader = JournalReader.open(folder, JournalStream.EVENTS))
        {
            reader.readToEnd(Records::check);
            return reader.nextSequence() - 1;
        }
    }

    static void check(final long sequence, final DirectBuffer buffer, final int offset, final int length)
    {
        if (length != length(sequence))
        {
            throw new AssertionError("sequence=" + sequence + ", length=" + length);
        }
        for (int i = 0; i < length; i++)
        {
            if (buffer.getByte(offset + i) != expectedByte(sequence, i))
            {
                throw new AssertionError("sequence=" + sequence + ", byte=" + i);
            }
        }
    }
}
