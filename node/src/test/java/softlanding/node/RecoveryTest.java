package softlanding.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.StateHashedDecoder;
import softlanding.journal.Durability;
import softlanding.journal.JournalException;
import softlanding.journal.JournalFolder;
import softlanding.journal.JournalSettings;
import softlanding.journal.JournalStream;
import softlanding.journal.JournalWriter;
import softlanding.node.replay.DecisionFrame;
import softlanding.node.replay.JournalManifest;
import softlanding.node.replay.ReplayDivergedException;
import softlanding.node.replay.UnsoundEventException;

class RecoveryTest
{
    private static final int STATE_HASH_OFFSET =
        MessageHeaderDecoder.ENCODED_LENGTH + StateHashedDecoder.stateHashEncodingOffset();

    private final SpotEvents events = new SpotEvents();
    private final JournalText egress = new JournalText();

    @TempDir
    private Path folder;

    @TempDir
    private Path other;

    @Test
    void shouldContinueAfterEveryRestartAsIfItHadNeverStopped()
    {
        runAndStop(folder, 1, 100);
        runAndStop(folder, 101, 101);
        runAndStop(folder, 102, 300);
        runAndStop(other, 1, 300);

        final List<String> decisions = JournalText.of(folder, JournalStream.DECISIONS);
        assertTrue(decisions.size() > 300);
        assertEquals(JournalText.of(other, JournalStream.DECISIONS), decisions);
        assertEquals(JournalText.of(other, JournalStream.EVENTS), JournalText.of(folder, JournalStream.EVENTS));
    }

    @Test
    void shouldAppendAndReleaseTheDecisionsThatACrashLeftOut()
    {
        runAndStop(other, 1, 50);
        final List<String> whole = JournalText.of(other, JournalStream.DECISIONS);
        final int recorded = writeJournal(50, (writer, index, frame, length) ->
        {
            if (index < 31)
            {
                writer.append(frame, 0, length);
            }
        });
        assertEquals(31, recorded);

        egress.lines().clear();
        try (MarginNode node = MarginNode.launch(context(folder)))
        {
            assertEquals(50, node.recovery().events());
            assertEquals(31, node.recovery().decisionsVerified());
            assertEquals(whole.size() - 31, node.recovery().decisionsMissing());
        }

        assertTrue(whole.size() > 50);
        assertEquals(whole, JournalText.of(folder, JournalStream.DECISIONS));
        assertEquals(whole.subList(31, whole.size()), egress.lines());
    }

    @Test
    void shouldNameTheFirstDecisionThatDiffers()
    {
        writeJournal(20, (writer, index, frame, length) ->
        {
            if (DecisionFrame.eventSequence(frame, 0) == 13 && DecisionFrame.decisionIndex(frame, 0) == 0)
            {
                frame.putLong(STATE_HASH_OFFSET, 42);
            }
            writer.append(frame, 0, length);
        });

        final ReplayDivergedException diverged = assertThrows(ReplayDivergedException.class, this::launch);

        assertEquals(13, diverged.eventSequence());
        assertEquals(0, diverged.decisionIndex());
        assertTrue(diverged.getMessage().contains("\"stateHash\":\"42\""), diverged.getMessage());
    }

    @Test
    void shouldNameTheFirstDecisionThatIsNoLongerMade()
    {
        final List<Long> repeated = new ArrayList<>();
        writeJournal(20, (writer, index, frame, length) ->
        {
            writer.append(frame, 0, length);
            // The second decision of an event is its last.
            if (repeated.isEmpty() && DecisionFrame.decisionIndex(frame, 0) == 1)
            {
                writer.append(frame, 0, length);
                repeated.add(DecisionFrame.eventSequence(frame, 0));
            }
        });

        final ReplayDivergedException diverged = assertThrows(ReplayDivergedException.class, this::launch);

        assertEquals(repeated, List.of(diverged.eventSequence()));
        assertTrue(diverged.getMessage().contains("actual   nothing"), diverged.getMessage());
    }

    @Test
    void shouldNameTheFirstDecisionThatWasNotRecordedInTheMiddle()
    {
        writeJournal(20, (writer, index, frame, length) ->
        {
            if (DecisionFrame.eventSequence(frame, 0) != 9)
            {
                writer.append(frame, 0, length);
            }
        });

        final ReplayDivergedException diverged = assertThrows(ReplayDivergedException.class, this::launch);

        assertEquals(9, diverged.eventSequence());
        assertEquals(0, diverged.decisionIndex());
        assertTrue(diverged.getMessage().contains("expected nothing"), diverged.getMessage());
    }

    @Test
    void shouldRefuseMoreDecisionsThanTheEventsImply()
    {
        try (JournalFolder journal = JournalFolder.open(folder, JournalSettings.of(Durability.SURVIVES_PROCESS_CRASH)))
        {
            JournalManifest.checkOrWrite(folder);
            final JournalWriter eventWriter = journal.writer(JournalStream.EVENTS);
            final JournalWriter decisionWriter = journal.writer(JournalStream.DECISIONS);
            final HashingEngine engine = new HashingEngine(decisionWriter::append);
            for (int number = 1; number <= 10; number++)
            {
                if (number < 10)
                {
                    eventWriter.append(events.event(number), 0, SpotEvents.LENGTH);
                }
                engine.onEvent(number, events.event(number), 0, SpotEvents.LENGTH);
            }
        }

        final ReplayDivergedException diverged = assertThrows(ReplayDivergedException.class, this::launch);

        assertEquals(10, diverged.eventSequence());
        assertEquals(0, diverged.decisionIndex());
    }

    @Test
    void shouldRefuseAJournaledRecordThatIsNoEvent()
    {
        try (JournalFolder journal = JournalFolder.open(folder, JournalSettings.of(Durability.SURVIVES_PROCESS_CRASH)))
        {
            JournalManifest.checkOrWrite(folder);
            final JournalWriter writer = journal.writer(JournalStream.EVENTS);
            writer.append(events.event(1), 0, SpotEvents.LENGTH);
            writer.append(events.event(2), 0, SpotEvents.LENGTH - 1);
        }

        final UnsoundEventException unsound = assertThrows(UnsoundEventException.class, this::launch);

        assertTrue(unsound.getMessage().contains("sequence=2"), unsound.getMessage());
    }

    @Test
    void shouldLetGoOfTheJournalWhenTheLaunchFails()
    {
        writeJournal(20, (writer, index, frame, length) -> writer.append(frame, 0, length - 1));

        assertThrows(ReplayDivergedException.class, this::launch);
        assertThrows(ReplayDivergedException.class, this::launch);
    }

    @Test
    void shouldNotShareAJournalWithAnotherNode()
    {
        try (MarginNode node = MarginNode.launch(context(folder)))
        {
            assertThrows(JournalException.Locked.class, this::launch);
            events.offer(node, 1, 1);
        }
        assertEquals(1, JournalText.of(folder, JournalStream.EVENTS).size());
    }

    private void launch()
    {
        MarginNode.launch(context(folder)).close();
    }

    private void runAndStop(final Path journal, final long first, final long last)
    {
        try (MarginNode node = MarginNode.launch(context(journal)))
        {
            assertEquals(first - 1, node.recovery().events());
            events.offer(node, first, last);
        }
    }

    private MarginNodeContext context(final Path journal)
    {
        return new MarginNodeContext().journalDirectory(journal).egress(egress).restartAnnounced(false)
            .parts(new NodeParts().engine(HashingEngine::new));
    }

    /** Writes all events, and their decisions as the recorder returns them. Returns the number of decisions. */
    private int writeJournal(final int count, final Recorder recorder)
    {
        final int[] decided = new int[1];
        try (JournalFolder journal = JournalFolder.open(folder, JournalSettings.of(Durability.SURVIVES_PROCESS_CRASH)))
        {
            JournalManifest.checkOrWrite(folder);
            final JournalWriter eventWriter = journal.writer(JournalStream.EVENTS);
            final JournalWriter decisionWriter = journal.writer(JournalStream.DECISIONS);
            final UnsafeBuffer copy = new UnsafeBuffer(new byte[512]);
            final HashingEngine engine = new HashingEngine((buffer, offset, length) ->
            {
                copy.putBytes(0, buffer, offset, length);
                recorder.record(decisionWriter, decided[0]++, copy, length);
            });
            for (int number = 1; number <= count; number++)
            {
                eventWriter.append(events.event(number), 0, SpotEvents.LENGTH);
                engine.onEvent(number, events.event(number), 0, SpotEvents.LENGTH);
            }
            return (int)decisionWriter.nextSequence() - 1;
        }
    }

    private interface Recorder
    {
        void record(JournalWriter writer, int index, UnsafeBuffer frame, int length);
    }
}
