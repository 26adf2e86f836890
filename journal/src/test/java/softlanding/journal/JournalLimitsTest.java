package softlanding.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalLimitsTest
{
    private static final int COUNT = 20_000;
    private static final int WINDOWS = 6;

    @TempDir
    private Path temporary;

    @Test
    void shouldAllocateNothingPerAppendAndPerRead()
    {
        final RecordHandler ignore = (sequence, buffer, offset, length) -> {};
        final UnsafeBuffer record = new UnsafeBuffer(new byte[96]);
        try (JournalFolder held = JournalFolder.open(
            temporary, new JournalSettings(64 << 20, 1 << 20, Durability.SURVIVES_PROCESS_CRASH)))
        {
            final JournalWriter writer = held.writer(JournalStream.EVENTS);
            assertAllocatesNothing(() -> append(writer, record, COUNT));
        }
        try (JournalReader reader = JournalReader.open(temporary, JournalStream.EVENTS))
        {
            assertAllocatesNothing(() -> read(reader, ignore, COUNT));
        }
    }

    @Test
    void shouldWriteTheSameFilesForTheSameRecords() throws IOException
    {
        final Path one = temporary.resolve("one");
        final Path two = temporary.resolve("two");
        for (final int count : new int[]{15_000, 300})
        {
            Records.appendRun(one, Records.SMALL, count);
            Records.appendRun(two, Records.SMALL, count);
        }
        final List<SegmentFile> files = SegmentFile.list(JournalStream.EVENTS.folder(one));
        assertTrue(files.size() > 2, "files=" + files);
        for (final SegmentFile file : files)
        {
            final Path other = two.resolve(one.relativize(file.path()));
            assertArrayEquals(Files.readAllBytes(file.path()), Files.readAllBytes(other), other.toString());
        }
    }

    @Test
    void shouldBeSmallOnDiskWhileItIsShort() throws IOException
    {
        Records.appendRun(temporary, JournalSettings.of(Durability.SURVIVES_PROCESS_CRASH), 10);
        long bytes = 0;
        for (final SegmentFile file : SegmentFile.list(JournalStream.EVENTS.folder(temporary)))
        {
            bytes += Files.size(file.path());
        }
        assertTrue(bytes > 0 && bytes < 1 << 20, "bytes=" + bytes);
    }

    @Test
    void shouldMeetAFullDiskBeforeARecordIsAcknowledgedAndGoOnWhenSpaceIsFreed()
        throws IOException, InterruptedException
    {
        final Path small = Files.createDirectory(temporary.resolve("small"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", small.toString()),
            "cannot mount a small tmpfs here: the full disk is not tested");
        try
        {
            final Path ballast = small.resolve("ballast");
            Files.write(ballast, new byte[2 << 20]);
            final Path folder = small.resolve("journal");
            try (JournalFolder held = JournalFolder.open(folder, Records.SMALL))
            {
                final JournalWriter writer = held.writer(JournalStream.EVENTS);
                assertThrows(JournalException.DiskFull.class, () -> Records.append(writer, 100_000));
                final long acknowledged = writer.nextSequence() - 1;
                assertTrue(acknowledged > 5_000, "acknowledged=" + acknowledged);
                assertEquals(acknowledged, Records.readAll(folder));

                assertThrows(JournalException.DiskFull.class, () -> held.writer(JournalStream.DECISIONS));
                Files.delete(ballast);
                Records.append(writer, 2_000);
                assertEquals(acknowledged + 2_000, Records.readAll(folder));
            }
        }
        finally
        {
            assertTrue(run("umount", small.toString()));
        }
    }

    /**
     * Takes the minimum of several windows. An allocation per record is in every window; a single allocation of the JVM
     * is not.
     */
    private static void assertAllocatesNothing(final Runnable work)
    {
        final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
        final long thread = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int window = 0; window < WINDOWS; window++)
        {
            final long before = threads.getThreadAllocatedBytes(thread);
            work.run();
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }
        assertTrue(least < 4_096, "bytes allocated for " + COUNT + " records=" + least);
    }

    private static void append(final JournalWriter writer, final UnsafeBuffer record, final int count)
    {
        for (int i = 0; i < count; i++)
        {
            writer.append(record, 0, record.capacity());
        }
    }

    private static void read(final JournalReader reader, final RecordHandler handler, final int count)
    {
        for (int i = 0; i < count; i++)
        {
            assertTrue(reader.poll(handler));
        }
    }

    private static boolean run(final String... command) throws InterruptedException
    {
        try
        {
            return new ProcessBuilder(command).start().waitFor() == 0;
        }
        catch (final IOException e)
        {
            return false;
        }
    }
}
