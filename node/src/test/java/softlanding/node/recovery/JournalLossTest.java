package softlanding.node.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import softlanding.codecs.EventRejectedEncoder;
import softlanding.codecs.Frames;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.RejectReason;
import softlanding.codecs.StateHashedEncoder;
import softlanding.codecs.TimeAdvancedDecoder;
import softlanding.codecs.TimeAdvancedEncoder;
import softlanding.journal.Durability;
import softlanding.journal.JournalFolder;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalSettings;
import softlanding.journal.JournalStream;
import softlanding.journal.JournalWriter;
import softlanding.node.replay.DecisionFrame;
import softlanding.node.replay.Origin;

class JournalLossTest
{
    private static final JournalSettings SETTINGS =
        new JournalSettings(1 << 20, 1 << 18, Durability.SURVIVES_PROCESS_CRASH);

    @TempDir
    private Path folder;
    private Path journal;
    private final UnsafeBuffer frame = new UnsafeBuffer(new byte[256]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    @BeforeEach
    void nameTheJournal()
    {
        journal = folder.resolve("journal");
    }

    @Test
    void shouldFindNoLossWhenDecisionsAreBehindTheEvents()
    {
        write(new long[]{10, 20, 30}, new long[]{1, 2}, 0);

        final JournalLoss loss = JournalLoss.of(journal, 0);

        assertTrue(loss.isNone());
        assertEquals(List.of(
            "events     1 to 3 can be used; none is known to be lost",
            "decisions  1 to 2 can be used; none is known to be lost"), loss.lines());
    }

    @Test
    void shouldFindNoLossInAnEmptyJournal()
    {
        write(new long[0], new long[0], 0);

        assertTrue(JournalLoss.of(journal, 0).isNone());
        assertEquals(
            "events     none can be used; none is known to be lost", JournalLoss.of(journal, 0).lines().get(0));
    }

    @Test
    void shouldLearnTheLossOfEventsFromTheirDecisions()
    {
        write(new long[]{10, 20, 30}, new long[]{1, 3, 4, 4, 6}, 0);

        final JournalLoss loss = JournalLoss.of(journal, 0);

        assertFalse(loss.isNone());
        assertEquals(List.of(
            "events     1 to 3 can be used; 4 to 6 are lost (3)",
            "decisions  1 to 2 can be used; 3 to 5 are made from events that are lost (3)"), loss.lines());
    }

    @Test
    void shouldFillLostEventsAtTheReachedTimeAndCutTheirDecisions()
    {
        write(new long[]{10, 20, 30}, new long[]{1, 3, 4, 4, 6}, 0);

        accept();

        assertEquals(List.of(10L, 20L, 30L, 30L, 30L, 30L), times());
        assertEquals(List.of(1L, 3L), eventsOfDecisions());
        assertTrue(JournalLoss.of(journal, 0).isNone());
    }

    @Test
    void shouldNotAdvanceToTheTimeOfARejectedEvent()
    {
        write(new long[]{10, 20, 999}, new long[]{1, 3, 5}, 3);

        accept();

        assertEquals(List.of(10L, 20L, 999L, 20L, 20L), times());
        assertEquals(List.of(1L, 3L), eventsOfDecisions());
    }

    @Test
    void shouldNotBelieveADecisionThatNamesAnEventFarBeyondTheOthers()
    {
        write(new long[]{10, 20, 30}, new long[]{1, 3, 9_190_000_000_000_000_000L}, 0);

        final JournalLoss loss = JournalLoss.of(journal, 0);

        assertFalse(loss.isNone());
        assertEquals(9_190_000_000_000_000_000L, loss.farSequence());
        assertEquals(0, loss.lostEventCount());
        assertEquals(List.of(
            "events     1 to 3 can be used; none is known to be lost",
            "decisions  1 to 2 can be used; 3 to 3 are not of this journal, or of lost events (1)",
            "in decisions: record 3 names event 9190000000000000000, far beyond the events of this journal"),
            loss.lines());
    }

    @Test
    void shouldFillUpToTheSequenceThatAPersonNames()
    {
        write(new long[]{10, 20, 30}, new long[]{1, 3, 2_000_000}, 0);

        final JournalLoss loss = JournalLoss.of(journal, 5);

        assertEquals(0, loss.farSequence());
        assertEquals(2, loss.lostEventCount());
        try (JournalFolder held = JournalFolder.open(journal, SETTINGS))
        {
            loss.accept(held, folder.resolve("aside"));
        }
        assertEquals(List.of(10L, 20L, 30L, 30L, 30L), times());
        assertEquals(List.of(1L, 3L), eventsOfDecisions());
        assertTrue(JournalLoss.of(journal, 0).isNone());
    }

    @Test
    void shouldNotBelieveDecisionsThatGoBack()
    {
        write(new long[]{10, 20, 30}, new long[]{1, 3, 2, 3}, 0);

        final JournalLoss loss = JournalLoss.of(journal, 0);

        assertFalse(loss.isNone());
        assertEquals("in decisions: record 3 goes back: (event sequence, index)=(2, 0) after (3, 0)",
            loss.lines().get(2));
        accept();
        assertEquals(List.of(1L, 3L), eventsOfDecisions());
    }

    /** The half of a message that a node had written when it died is no event; its sequences are filled. */
    @Test
    void shouldFillInPlaceOfAMessageThatIsNotWhole()
    {
        write(new long[]{10, 20, 30}, new long[]{1, 3, 6}, 0);
        try (JournalFolder held = JournalFolder.open(journal, SETTINGS))
        {
            final JournalWriter events = held.writer(JournalStream.EVENTS);
            for (int toCome = 4; toCome > 2; toCome--)
            {
                Origin.putSource(frame, 0, 7, 9 - toCome, toCome);
                new TimeAdvancedEncoder().wrapAndApplyHeader(frame, Origin.BYTES, header).timestampNs(99);
                events.append(frame, 0,
                    Origin.BYTES + MessageHeaderEncoder.ENCODED_LENGTH + TimeAdvancedEncoder.BLOCK_LENGTH, false);
            }
        }
        assertEquals("events     1 to 3 can be used; 4 to 6 are lost (3)", JournalLoss.of(journal, 0).lines().get(0));

        accept();

        assertEquals(List.of(10L, 20L, 30L, 30L, 30L, 30L), times());
        assertEquals(List.of(1L, 3L), eventsOfDecisions());
        assertTrue(JournalLoss.of(journal, 0).isNone());
    }

    @Test
    void shouldNotBelieveBytesThatAreNoDecision()
    {
        try (JournalFolder held = JournalFolder.open(journal, SETTINGS))
        {
            final JournalWriter decisions = held.writer(JournalStream.DECISIONS);
            new TimeAdvancedEncoder().wrapAndApplyHeader(frame, 0, header).timestampNs(10);
            decisions.append(frame, 0, MessageHeaderEncoder.ENCODED_LENGTH + TimeAdvancedEncoder.BLOCK_LENGTH);
            held.writer(JournalStream.EVENTS);
        }

        final JournalLoss loss = JournalLoss.of(journal, 0);

        assertFalse(loss.isNone());
        assertEquals(0, loss.lostEventCount());
        assertEquals("in decisions: record 1 is no decision: an event", loss.lines().get(2));
    }

    private void write(final long[] timesNs, final long[] eventsOfDecisions, final long rejected)
    {
        try (JournalFolder held = JournalFolder.open(journal, SETTINGS))
        {
            final JournalWriter events = held.writer(JournalStream.EVENTS);
            for (final long timeNs : timesNs)
            {
                new TimeAdvancedEncoder().wrapAndApplyHeader(frame, 0, header).timestampNs(timeNs);
                events.append(frame, 0, MessageHeaderEncoder.ENCODED_LENGTH + TimeAdvancedEncoder.BLOCK_LENGTH);
            }
            final JournalWriter decisions = held.writer(JournalStream.DECISIONS);
            long before = 0;
            int index = 0;
            for (final long event : eventsOfDecisions)
            {
                index = event == before ? index + 1 : 0;
                before = event;
                decisions.append(frame, 0, event == rejected ? encodeRejection(event) : encodeHash(event, index));
            }
        }
    }

    private int encodeRejection(final long event)
    {
        final EventRejectedEncoder rejection = new EventRejectedEncoder().wrapAndApplyHeader(frame, 0, header);
        rejection.header().timestampNs(1).eventSequence(event).decisionIndex(0);
        return MessageHeaderEncoder.ENCODED_LENGTH +
            rejection.rejectedTimestampNs(1).reason(RejectReason.UNKNOWN_ID).field("").encodedLength();
    }

    private int encodeHash(final long event, final int index)
    {
        final StateHashedEncoder hash = new StateHashedEncoder().wrapAndApplyHeader(frame, 0, header);
        hash.header().timestampNs(1).eventSequence(event).decisionIndex(index);
        return MessageHeaderEncoder.ENCODED_LENGTH + hash.encodedLength();
    }

    private void accept()
    {
        final JournalLoss loss = JournalLoss.of(journal, 0);
        try (JournalFolder held = JournalFolder.open(journal, SETTINGS))
        {
            loss.accept(held, folder.resolve("aside"));
        }
    }

    private List<Long> times()
    {
        final List<Long> times = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(journal, JournalStream.EVENTS))
        {
            reader.readToEnd(Origin.stripped((sequence, buffer, offset, length) ->
            {
                assertEquals(TimeAdvancedDecoder.TEMPLATE_ID,
                    new MessageHeaderDecoder().wrap(buffer, offset).templateId());
                times.add(Frames.timestampNs(buffer, offset));
            }));
        }
        return times;
    }

    private List<Long> eventsOfDecisions()
    {
        final List<Long> events = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(journal, JournalStream.DECISIONS))
        {
            reader.readToEnd((sequence, buffer, offset, length) ->
                events.add(DecisionFrame.eventSequence(buffer, offset)));
        }
        return events;
    }
}
