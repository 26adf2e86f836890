package softlanding.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After any loss is accepted the journal opens, and every original byte is still stored somewhere. */
class JournalSalvageTest
{
    private static final int FIRST_RUN = 30;
    private static final int ALL = 50;

    @TempDir
    private Path folder;
    @TempDir
    private Path elsewhere;
    private Path watermark;
    private List<SegmentFile> segments;
    private Map<Path, byte[]> whole;
    private int losses;

    @BeforeEach
    void writeTwoRuns() throws IOException
    {
        Records.appendRun(folder, Records.SMALL, FIRST_RUN);
        Records.appendRun(folder, Records.SMALL, ALL - FIRST_RUN);
        watermark = JournalStream.EVENTS.watermarkFile(folder);
        segments = SegmentFile.list(JournalStream.EVENTS.folder(folder));
        whole = JournalFiles.of(folder);
        assertEquals(2, segments.size());
    }

    @Test
    void shouldFindNothingLostInAWholeJournalAndChangeNothing() throws IOException
    {
        final JournalSalvage found = look();

        assertTrue(found.isWhole());
        assertEquals(ALL, found.readable());
        assertEquals(ALL, found.acknowledged());
        assertEquals(List.of(), found.damage());
        assertUnchanged(whole, JournalFiles.of(folder));
    }

    /** A segment that was cut short: the machine died before the kernel wrote everything back. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void shouldKeepWhatStandsBeforeACutOfAnyLength(final int segment) throws IOException
    {
        final Path file = segments.get(segment).path();
        final byte[] bytes = whole.get(file);
        for (int length = 0; length < JournalFiles.endOfRecords(bytes); length += 1_009)
        {
            restore();
            Files.write(file, Arrays.copyOf(bytes, length));
            assertAcceptedLoss("length=" + length);
        }
    }

    /** Pages that were never written back are zeros. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void shouldKeepWhatStandsBeforeZerosFromAnyPlaceOn(final int segment) throws IOException
    {
        final Path file = segments.get(segment).path();
        final byte[] bytes = whole.get(file);
        for (int from = 0; from < JournalFiles.endOfRecords(bytes); from += 1_009)
        {
            restore();
            final byte[] damaged = bytes.clone();
            Arrays.fill(damaged, from, damaged.length, (byte)0);
            Files.write(file, damaged);
            assertAcceptedLoss("zeros from " + from);
        }
    }

    /** A page in the middle is lost, and later pages are not. No record after the hole may be read. */
    @Test
    void shouldUseNothingBehindAHole() throws IOException
    {
        final Path file = segments.get(0).path();
        final byte[] damaged = whole.get(file).clone();
        final int end = JournalFiles.endOfRecords(damaged);
        Arrays.fill(damaged, end - 1_600, end - 1_200, (byte)0);
        Files.write(file, damaged);

        final long kept = assertAcceptedLoss("a hole");

        assertTrue(kept > 0 && kept < FIRST_RUN, "kept=" + kept);
        assertTrue(Files.exists(elsewhere.resolve("loss-" + losses + "/events/run-00000001/19700102F.cq4")));
    }

    @Test
    void shouldKeepNothingWhereTheFirstSegmentIsGone() throws IOException
    {
        Files.delete(segments.get(0).path());
        assertEquals(0, assertAcceptedLoss("first segment"));
    }

    @Test
    void shouldKeepNothingWhereTheFolderOfTheStreamIsGone() throws IOException
    {
        Files.move(JournalStream.EVENTS.folder(folder), elsewhere.resolve("events"));
        assertEquals(0, look().readable());
        assertEquals(ALL, look().acknowledged());
        cut(0);
        assertGoesOn(0);
    }

    @Test
    void shouldKeepEveryRecordWhereOnlyTheWatermarkIsUnreadable() throws IOException
    {
        final byte[] zeros = new byte[4096];
        final byte[] slotless = whole.get(watermark).clone();
        Arrays.fill(slotless, 64, slotless.length, (byte)0);
        for (final byte[] damaged : new byte[][]{null, new byte[0], zeros, slotless})
        {
            restore();
            if (damaged == null)
            {
                Files.delete(watermark);
            }
            else
            {
                Files.write(watermark, damaged);
            }
            assertThrows(JournalException.class, () -> Records.readAll(folder));
            assertEquals(JournalSalvage.UNKNOWN, look().acknowledged());
            assertTrue(look().damage().get(0).contains(watermark.toString()), () -> look().damage().toString());
            assertEquals(ALL, assertAcceptedLoss("watermark"));
        }
    }

    @Test
    void shouldLeaveAWatermarkOfAnotherVersionToThatVersion() throws IOException
    {
        final byte[] other = whole.get(watermark).clone();
        other[8]++;
        Files.write(watermark, other);
        assertThrows(JournalException.ForeignFile.class, this::look);
    }

    @Test
    void shouldPutAsideASegmentWhoseBeginningWasOverwritten() throws IOException
    {
        final Path file = segments.get(1).path();
        final byte[] damaged = whole.get(file).clone();
        Arrays.fill(damaged, 4, 20, (byte)'x');
        Files.write(file, damaged);
        assertEquals(FIRST_RUN, assertAcceptedLoss("beginning"));
    }

    /** Events may be lost while their decisions are not. Those decisions are removed although they are sound. */
    @Test
    void shouldCutWholeRecordsSoThatNoneComesBack() throws IOException
    {
        for (int last = ALL - 1; last >= 0; last -= 7)
        {
            restore();
            cut(last);
            assertEquals(last, Records.readAll(folder));
            assertAside("last=" + last);
            assertGoesOn(last);
        }
    }

    @Test
    void shouldCutAgainWhatWasInterrupted() throws IOException
    {
        Files.write(segments.get(1).path(), Arrays.copyOf(whole.get(segments.get(1).path()), 1_000));
        final long readable = look().readable();
        cut(readable);
        // The process died before the watermark was replaced.
        Files.write(watermark, whole.get(watermark));
        assertThrows(JournalException.EndsBeforeWatermark.class, () -> Records.readAll(folder));
        assertEquals(readable, look().readable());
        cut(readable);
        assertGoesOn(readable);
    }

    @Test
    void shouldRefuseToCutBehindWhatIsThereOrWithoutTheHold() throws IOException
    {
        final JournalSalvage found = look();
        try (JournalFolder held = JournalFolder.open(folder, Records.SMALL);
            JournalFolder other = JournalFolder.open(elsewhere, Records.SMALL))
        {
            assertThrows(IllegalArgumentException.class, () -> found.cut(held, ALL + 1, elsewhere.resolve("x")));
            assertThrows(IllegalArgumentException.class, () -> found.cut(other, ALL, elsewhere.resolve("x")));
        }
        assertUnchanged(whole, JournalFiles.of(folder));
    }

    /** Accepts the loss and asserts that nothing was guessed or deleted. Returns the number of remaining records. */
    private long assertAcceptedLoss(final String what) throws IOException
    {
        final JournalSalvage found = look();
        assertFalse(found.isWhole(), what);
        assertFalse(found.damage().isEmpty(), what);
        final Map<Path, byte[]> damaged = JournalFiles.of(folder);
        whole = damaged;
        cut(found.readable());
        assertAside(what);
        assertTrue(look().isWhole(), what);
        assertGoesOn(found.readable());
        return found.readable();
    }

    private void assertGoesOn(final long kept)
    {
        assertEquals(kept, Records.readAll(folder));
        Records.appendRun(folder, Records.SMALL, 10);
        assertEquals(kept + 10, Records.readAll(folder));
        Records.appendRun(folder, Records.SMALL, 10);
        assertEquals(kept + 20, Records.readAll(folder));
    }

    /** Every original file is unchanged, either in its place or in quarantine. */
    private void assertAside(final String what) throws IOException
    {
        final Path aside = elsewhere.resolve("loss-" + losses);
        for (final Map.Entry<Path, byte[]> before : whole.entrySet())
        {
            final Path copy = aside.resolve(folder.relativize(before.getKey()).toString());
            final Path now = Files.exists(copy) ? copy : before.getKey();
            assertArrayEquals(before.getValue(), Files.readAllBytes(now), () -> what + ": " + now);
        }
    }

    private JournalSalvage look()
    {
        return JournalSalvage.look(folder, JournalStream.EVENTS, Records::check);
    }

    private void cut(final long last)
    {
        losses++;
        try (JournalFolder held = JournalFolder.open(folder, Records.SMALL))
        {
            look().cut(held, last, elsewhere.resolve("loss-" + losses));
        }
    }

    private void restore() throws IOException
    {
        if (losses == 0)
        {
            Files.createDirectories(elsewhere.resolve("original"));
            JournalFiles.copy(folder, elsewhere.resolve("original"));
        }
        for (final Path file : JournalFiles.of(folder).keySet())
        {
            Files.delete(file);
        }
        JournalFiles.copy(elsewhere.resolve("original"), folder);
        whole = JournalFiles.of(folder);
    }

    private static void assertUnchanged(final Map<Path, byte[]> before, final Map<Path, byte[]> after)
    {
        assertEquals(before.keySet(), after.keySet());
        before.forEach((file, bytes) -> assertArrayEquals(bytes, after.get(file), file::toString));
    }
}
