package softlanding.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A step of several records is kept whole or not at all. */
class StepTest
{
    /** The first byte of a record says how many of its step follow. */
    private static final StepLength STEPS = (buffer, offset, length) -> buffer.getByte(offset);
    private static final int LARGE = 60_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "1, SURVIVES_PROCESS_CRASH", "2, SURVIVES_PROCESS_CRASH", "3, SURVIVES_PROCESS_CRASH",
        "4, SURVIVES_POWER_LOSS"})
    void shouldCutAStepWithoutItsEndAndKeepItAside(final int written, final Durability durability) throws IOException
    {
        append(durability, 20, 0, 2, 1, 0);
        final int begun = append(durability, 20, beginning(written));
        assertEquals(4 + written, begun);
        assertEquals(List.of(1, 2, 3, 4), read(STEPS));

        assertEquals(4, append(durability, 20));
        assertEquals(List.of(1, 2, 3, 4), read(StepLength.ONE));
        assertEquals(written * (8L + 4 + 20), Files.size(folder.resolve("unfinished-1")));
        assertEquals(6, append(durability, 20, 1, 0));
        assertEquals(List.of(1, 2, 3, 4, 5, 6), read(STEPS));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 25})
    void shouldCutAStepThatGoesOverSeveralSegments(final int before) throws IOException
    {
        for (int i = 0; i < before; i++)
        {
            append(Durability.SURVIVES_PROCESS_CRASH, LARGE, 0);
        }
        append(Durability.SURVIVES_PROCESS_CRASH, LARGE, beginning(50));
        assertTrue(SegmentFile.list(JournalStream.EVENTS.folder(folder)).size() > 2);

        assertEquals(before, append(Durability.SURVIVES_PROCESS_CRASH, LARGE));
        assertEquals(before + 1, append(Durability.SURVIVES_POWER_LOSS, LARGE, 0));
        assertEquals(before + 1, read(STEPS).size());
        assertEquals(50L * (LARGE + 12), Files.size(folder.resolve("unfinished-1")));
    }

    @Test
    void shouldCutTheOnlyStepThereIs()
    {
        append(Durability.SURVIVES_PROCESS_CRASH, 20, 2, 1);
        assertEquals(List.of(), read(STEPS));
        assertEquals(0, append(Durability.SURVIVES_PROCESS_CRASH, 20));
        assertEquals(3, append(Durability.SURVIVES_PROCESS_CRASH, 20, 2, 1, 0));
        assertEquals(List.of(1, 2, 3), read(STEPS));
    }

    /** A full segment is forced in the middle of a step; the watermark must not move for that. */
    @ParameterizedTest
    @EnumSource
    void shouldHoldFollowersAtTheBeginningOfAStep(final Durability durability)
    {
        final UnsafeBuffer record = new UnsafeBuffer(new byte[LARGE]);
        try (JournalFolder held = JournalFolder.open(folder, settings(durability));
            JournalReader follower = JournalReader.open(folder, JournalStream.EVENTS, STEPS))
        {
            final JournalWriter writer = held.writer(JournalStream.EVENTS, STEPS);
            writer.append(record, 0, LARGE);
            writer.sync();
            assertTrue(follower.poll((sequence, buffer, offset, length) -> {}));
            for (int toCome = 40; toCome > 0; toCome--)
            {
                record.putByte(0, (byte)toCome);
                writer.append(record, 0, LARGE, false);
                assertFalse(follower.poll((sequence, buffer, offset, length) -> {}), "to come " + toCome);
            }
            record.putByte(0, (byte)0);
            writer.append(record, 0, LARGE);
            writer.sync();
            follower.readToEnd((sequence, buffer, offset, length) -> {});
            assertEquals(43, follower.nextSequence());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 17, 18, 19, 40, 60, 61})
    void shouldOpenAtAnyRecord(final int first)
    {
        for (int run = 0; run < 3; run++)
        {
            append(Durability.SURVIVES_PROCESS_CRASH, LARGE, new int[20]);
        }
        final List<Integer> numbers = new ArrayList<>();
        try (JournalReader reader = JournalReader.openAt(folder, JournalStream.EVENTS, STEPS, first))
        {
            assertEquals(first, reader.nextSequence());
            reader.readToEnd((sequence, buffer, offset, length) -> numbers.add(buffer.getInt(offset + 4)));
        }
        assertEquals(61 - first, numbers.size());
        assertEquals(IntStream.range(first, 61).boxed().toList(), numbers);
    }

    @Test
    void shouldSayWhereTheStreamEndsThatIsOpenedBehindItsEnd()
    {
        append(Durability.SURVIVES_PROCESS_CRASH, 20, 0, 0);
        try (JournalReader reader = JournalReader.openAt(folder, JournalStream.EVENTS, STEPS, 9))
        {
            assertEquals(3, reader.nextSequence());
        }
    }

    @Test
    void shouldLeaveNothingAsideWhereEveryStepIsWhole()
    {
        append(Durability.SURVIVES_PROCESS_CRASH, 20, 2, 1, 0, 0, 1, 0);
        assertEquals(6, append(Durability.SURVIVES_PROCESS_CRASH, 20));
        assertFalse(Files.exists(folder.resolve("unfinished-1")));
    }

    private static int[] beginning(final int written)
    {
        final int[] toCome = new int[written];
        for (int i = 0; i < written; i++)
        {
            toCome[i] = 100 - i;
        }
        return toCome;
    }

    /** Appends records with what is to come of their steps, and returns the last sequence. */
    private int append(final Durability durability, final int length, final int... toCome)
    {
        final UnsafeBuffer record = new UnsafeBuffer(new byte[length]);
        try (JournalFolder held = JournalFolder.open(folder, settings(durability)))
        {
            final JournalWriter writer = held.writer(JournalStream.EVENTS, STEPS);
            for (final int left : toCome)
            {
                record.putByte(0, (byte)left);
                record.putInt(4, (int)writer.nextSequence());
                writer.append(record, 0, length, left == 0);
            }
            return (int)writer.nextSequence() - 1;
        }
    }

    private List<Integer> read(final StepLength steps)
    {
        final List<Integer> numbers = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(folder, JournalStream.EVENTS, steps))
        {
            reader.readToEnd((sequence, buffer, offset, length) -> numbers.add(buffer.getInt(offset + 4)));
        }
        return numbers;
    }

    private static JournalSettings settings(final Durability durability)
    {
        return new JournalSettings(1 << 20, 256 << 10, durability);
    }
}
