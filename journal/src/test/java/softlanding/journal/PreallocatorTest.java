package softlanding.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreallocatorTest
{
    private static final int SEGMENT_BYTES = 16 << 20;
    private static final int AHEAD_BYTES = 512 << 10;

    @TempDir
    private Path run;

    @Test
    void shouldLetNoRecordPassTheZerosHoweverFastTheWriterIs() throws IOException
    {
        try (Preallocator preallocator = open())
        {
            for (int segment = 0; segment < 3; segment++)
            {
                final ZeroedFile live = preallocator.nextSegment();
                for (int position = 100; position < SEGMENT_BYTES; position += 100)
                {
                    preallocator.reserve(position);
                    final long filledTo = live.filledTo();
                    final String evidence = "segment=" + segment + ", position=" + position + ", filled=" + filledTo;
                    assertTrue(filledTo >= position, evidence);
                }
                assertTrue(Files.size(SegmentFile.sparePathOf(run, segment)) >= SEGMENT_BYTES - 100);
            }
        }
    }

    @Test
    void shouldFillOnlyAWindowAheadOfTheWriter() throws IOException
    {
        try (Preallocator preallocator = open())
        {
            preallocator.nextSegment();
            preallocator.reserve(1_000_000);
        }
        final long filled = Files.size(SegmentFile.sparePathOf(run, 0));
        assertTrue(filled >= 1_000_000 && filled <= 1_000_000 + AHEAD_BYTES + (64 << 10), "filled=" + filled);
    }

    @Test
    void shouldNotWriteZerosOverWhatWasWrittenBelow() throws IOException
    {
        final Path path = run.resolve("segment");
        final byte[] written = new byte[1_000];
        Arrays.fill(written, (byte)7);
        try (ZeroedFile file = new ZeroedFile(path))
        {
            file.fillTo(100_000);
            Files.write(path, written, StandardOpenOption.WRITE);
            file.fillTo(300_000);
            assertTrue(file.filledTo() >= 300_000);
        }
        final byte[] found = Files.readAllBytes(path);
        for (int i = 0; i < found.length; i++)
        {
            assertEquals(i < written.length ? 7 : 0, found[i], "position=" + i);
        }
    }

    private Preallocator open()
    {
        return new Preallocator(run, 0,
            new JournalSettings(SEGMENT_BYTES, AHEAD_BYTES, Durability.SURVIVES_PROCESS_CRASH));
    }
}
