package softlanding.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that is moved or deleted under its writer, and who may read it. */
class MovedJournalTest
{
    private static final long LONGEST_WAIT_NS = 10_000_000_000L;

    @TempDir
    private Path temporary;

    @Test
    void shouldStopAWriterWhoseFolderWasDeleted() throws IOException
    {
        final Path folder = temporary.resolve("journal");
        try (JournalFolder held = JournalFolder.open(folder, Records.SMALL))
        {
            final JournalWriter writer = held.writer(JournalStream.EVENTS);
            Records.append(writer, 10);
            delete(folder);
            final JournalException.MovedAway stop = assertThrows(
                JournalException.MovedAway.class, () -> appendSlowly(writer));
            assertTrue(stop.getMessage().contains("journal was moved or deleted"), stop.getMessage());
        }
        assertTrue(Files.notExists(folder), "closing must not create the folder again");
    }

    @Test
    void shouldStopAtTheNextSegmentAtOnce() throws IOException
    {
        final Path folder = temporary.resolve("journal");
        try (JournalFolder held = JournalFolder.open(folder, Records.SMALL))
        {
            final JournalWriter writer = held.writer(JournalStream.EVENTS);
            Records.append(writer, 10);
            Files.move(folder, temporary.resolve("elsewhere"));
            // A segment of 1 MiB holds fewer than 7,000 of these records.
            assertThrows(JournalException.MovedAway.class, () -> Records.append(writer, 7_000));
        }
    }

    @Test
    void shouldLeaveTheFilesOfAnotherWriterInItsPlaceAlone() throws IOException
    {
        final Path folder = temporary.resolve("journal");
        final Path moved = temporary.resolve("moved");
        final JournalFolder held = JournalFolder.open(folder, Records.SMALL);
        Records.append(held.writer(JournalStream.EVENTS), 10);
        Files.move(folder, moved);
        JournalFiles.copy(moved, folder);
        Files.createFile(folder.resolve(JournalFolder.LOCK_FILE_NAME));
        final Map<Path, byte[]> before = JournalFiles.of(folder);
        assertThrows(JournalException.MovedAway.class, held::close);
        final Map<Path, byte[]> after = JournalFiles.of(folder);
        assertEquals(before.keySet(), after.keySet());
        before.forEach((file, bytes) -> assertEquals(bytes.length, after.get(file).length, file.toString()));
        assertEquals(10, Records.readAll(moved));
    }

    @Test
    void shouldGoOnWhileTheFolderIsInItsPlace() throws IOException
    {
        final Path folder = temporary.resolve("journal");
        try (JournalFolder held = JournalFolder.open(folder, Records.SMALL))
        {
            final JournalWriter writer = held.writer(JournalStream.EVENTS);
            // Three segments, and longer than two looks.
            Records.append(writer, 20_000);
            final long until = System.nanoTime() + 2_500_000_000L;
            while (System.nanoTime() < until)
            {
                Records.append(writer, 1);
            }
        }
        assertTrue(Records.readAll(folder) > 20_000);
    }

    @Test
    void shouldLetOnlyItsOwnerRead() throws IOException
    {
        final Path folder = temporary.resolve("journal");
        Files.createDirectories(folder.resolve("events"), PosixFilePermissions.asFileAttribute(
            PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.setPosixFilePermissions(folder.resolve("events"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Records.appendRun(folder, Records.SMALL, 20_000);
        try (Stream<Path> found = Files.walk(folder))
        {
            final List<String> open = found.filter(path -> !path.equals(folder))
                .map(MovedJournalTest::modeOf)
                .filter(mode -> !mode.startsWith("rw-------") && !mode.startsWith("rwx------"))
                .toList();
            assertEquals(List.of(), open);
        }
    }

    @Test
    void shouldCreateAFolderForItsOwnerOnly() throws IOException
    {
        final Path folder = temporary.resolve("above/journal");
        Records.appendRun(folder, Records.SMALL, 1);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    }

    private static void appendSlowly(final JournalWriter writer) throws InterruptedException
    {
        final long end = System.nanoTime() + LONGEST_WAIT_NS;
        while (System.nanoTime() < end)
        {
            Records.append(writer, 1);
            Thread.sleep(50);
        }
    }

    private static String modeOf(final Path path)
    {
        try
        {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path)) + " " + path.getFileName();
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(final Path folder) throws IOException
    {
        try (Stream<Path> found = Files.walk(folder))
        {
            for (final Path path : found.sorted(Comparator.reverseOrder()).toList())
            {
                Files.delete(path);
            }
        }
    }
}
