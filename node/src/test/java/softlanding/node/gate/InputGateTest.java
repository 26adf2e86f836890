package softlanding.node.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import softlanding.codecs.Frames;
import softlanding.codecs.json.JsonReader;
import softlanding.codecs.json.JsonWriter;
import softlanding.node.gate.GateVerdict.Kind;
import softlanding.node.replay.ClockMode;
import softlanding.node.replay.Origin;

/** Every row of the gate's table: what becomes of a message, and whether it uses up sequences of its source. */
class InputGateTest
{
    private static final long NOW = 1_780_272_000_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int FRAME_BYTES = 512;

    private final JsonReader json = new JsonReader();
    private final RecordingSink sink = new RecordingSink();
    private final MessageFrames frames = new MessageFrames();
    private final Principal feed = Principal.of(7, SourceRole.FEED);
    private final ExpandableArrayBuffer message = new ExpandableArrayBuffer();
    private InputGate gate = gate(ClockMode.WALL);
    private int length;

    @Test
    void shouldTakeTheNextMessageWholeAndSayWhoSentIt()
    {
        open(feed);
        assertEquals(Kind.TAKEN, offer(feed, 1, spot(NOW - 5, 1), spot(NOW - 4, 2)).kind());

        assertEquals(2 + 1, sink.records.size());
        final UnsafeBuffer record = sink.last();
        assertEquals(7, Origin.sourceId(record, 0));
        assertEquals(2, Origin.sourceSequence(record, 0));
        assertEquals(0, Origin.framesToCome(record, 0, record.capacity()));
        assertEquals(1, Origin.framesToCome(sink.records.get(1), 0, sink.records.get(1).capacity()));
        assertEquals(NOW - 4, Origin.sentNs(record, 0));
        assertEquals(NOW, Origin.ingestNs(record, 0));
        assertEquals(17, Origin.clockErrorNs(record, 0));
        assertEquals(2, gate.table().source(7).lastSequence());
    }

    @Test
    void shouldAnswerRepetitionsAndTakeOnlyTheRest()
    {
        open(feed);
        offer(feed, 1, spot(NOW, 1), spot(NOW, 2));
        assertEquals(Kind.REPEATED, offer(feed, 1, spot(NOW, 1), spot(NOW, 2)).kind());
        assertEquals(Kind.REPEATED, offer(feed, 2, spot(NOW, 2)).kind());
        final GateVerdict mixed = offer(feed, 2, spot(NOW, 2), spot(NOW, 3));
        assertEquals(Kind.TAKEN, mixed.kind());
        assertEquals(1, mixed.repeatedFrames());

        assertEquals(3, gate.table().source(7).lastSequence());
        assertEquals(4, gate.table().source(7).repeatedTotal());
        assertEquals(1 + 3, sink.records.size());
        assertTrue(text(sink.last()).contains("\"price\":\"3\""), text(sink.last()));
    }

    @Test
    void shouldRefuseAGapAndSayWhichSequenceIsExpected()
    {
        open(feed);
        offer(feed, 1, spot(NOW, 1));
        final GateVerdict gap = offer(feed, 3, spot(NOW, 3));
        assertEquals(Kind.GAP, gap.kind());
        assertEquals(2, gap.expectedSequence());
        assertUnchanged(1);
    }

    @Test
    void shouldPutAnEventInThePlaceOfEachUnsoundFrame()
    {
        open(feed);
        final byte[] decision = {0, 0, (byte)190, 0, 0x71, 7, 4, 0};
        final byte[] cut = spot(NOW, 2);
        final byte[] whole = spot(NOW, 4);
        final byte[] shorter = java.util.Arrays.copyOf(cut, cut.length - 1);
        final GateVerdict verdict = offer(
            feed, 1, spot(NOW, 1), shorter, new byte[3], decision, new byte[FRAME_BYTES + 1], whole,
            bytes("{'type':'NodeRestarted','timestampNs':'5'}"), bytes("{'type':'InputLagChanged','timestampNs':'5'," +
            "'lagNs':'1'}"));

        assertEquals(Kind.TAKEN, verdict.kind());
        assertEquals(6, verdict.refusedFrames());
        assertEquals(8, gate.table().source(7).lastSequence());
        assertEquals(6, gate.table().source(7).refusedTotal());
        assertEquals("CUT TOO_SHORT WRONG_BLOCK_LENGTH TOO_LONG NOT_AN_EVENT NOT_AN_EVENT", faults(verdict));
        final String first = text(sink.records.get(2));
        assertEquals(
            "{\"type\":\"FrameRefused\",\"timestampNs\":\"" + NOW + "\",\"sourceId\":7,\"sourceSequence\":\"2\"," +
            "\"reason\":\"CUT\",\"field\":\"\",\"lastFragment\":\"NO\"}", first);
        assertTrue(text(sink.last()).contains("\"lastFragment\":\"YES\""), text(sink.last()));
        assertEquals(0, Origin.sentNs(sink.last(), 0));
        assertEquals(8, Origin.sourceSequence(sink.last(), 0));
    }

    @Test
    void shouldNeverLoseAFactByAMissingRight()
    {
        open(feed);
        final byte[] deposit = bytes(
            "{'type':'CashTransferRequested','timestampNs':'5','accountId':'1','transferId':'1','amount':'1'}");
        final GateVerdict refused = offer(feed, 1, spot(NOW, 1), deposit);
        assertEquals(Kind.NOT_PERMITTED, refused.kind());
        assertEquals(40, refused.templateId());
        assertUnchanged(0);

        final Principal more = Principal.of(7, SourceRole.FEED, SourceRole.TREASURY);
        assertEquals(Kind.TAKEN, offer(more, 1, spot(NOW, 1), deposit).kind());
    }

    @Test
    void shouldCompareTheLiquidatorOfABidWithThoseOfThePrincipal()
    {
        final Principal liquidator = Principal.of(21, SourceRole.LIQUIDATOR).withLiquidators(3);
        open(liquidator);
        assertEquals(Kind.NOT_PERMITTED, offer(liquidator, 1, bid(4)).kind());
        assertEquals(0, gate.table().source(21).lastSequence());
        assertEquals(Kind.TAKEN, offer(liquidator, 1, bid(3)).kind());
    }

    @Test
    void shouldRefuseMalformedEnvelopesAndMessagesThatAreTooLong()
    {
        assertEquals(MessageFrames.Envelope.MALFORMED, frames.wrap(message, 0, 0));
        assertEquals(MessageFrames.Envelope.MALFORMED, frames.wrap(message, 0, MessageFrames.begin(message, 0)));
        wrap(spot(NOW, 1));
        assertEquals(MessageFrames.Envelope.MALFORMED, frames.wrap(message, 0, length - 1));
        assertEquals(MessageFrames.Envelope.MALFORMED, frames.wrap(message, 0, length + 1));
        message.putInt(2, -1);
        assertEquals(MessageFrames.Envelope.MALFORMED, frames.wrap(message, 0, length));
        message.putShort(0, (short)1_001);
        assertEquals(MessageFrames.Envelope.TOO_LONG, frames.wrap(message, 0, length));
        message.checkLimit(600_000);
        assertEquals(MessageFrames.Envelope.TOO_LONG, frames.wrap(message, 0, 500_001));
        open(feed);
        assertEquals(Kind.MALFORMED, offer(feed, 0, spot(NOW, 1)).kind());
        assertEquals(Kind.MALFORMED, offer(feed, Long.MAX_VALUE, spot(NOW, 1)).kind());
        assertUnchanged(0);
    }

    @Test
    void shouldHoldBackASourceBeyondItsQuotaAndNoOther()
    {
        final Principal slow = feed.withQuota(2);
        final Principal other = Principal.of(8, SourceRole.FEED);
        open(slow);
        open(other);
        assertEquals(Kind.TAKEN, offer(slow, 1, spot(NOW, 1), spot(NOW, 2)).kind());
        final GateVerdict busy = offer(slow, 3, spot(NOW, 3));
        assertEquals(Kind.BUSY, busy.kind());
        assertEquals(SECOND / 2, busy.retryAfterNs());
        assertEquals(2, gate.table().source(7).lastSequence());
        assertEquals(Kind.TAKEN, offer(other, 1, spot(NOW, 1), spot(NOW, 2), spot(NOW, 3)).kind());
        wrap(spot(NOW, 3));
        frames.wrap(message, 0, length);
        assertEquals(Kind.TAKEN, gate.judge(slow, 3, NOW + SECOND / 2, frames).kind());
    }

    @Test
    void shouldKnowOneStreamPerSource()
    {
        assertEquals(Kind.OTHER_STREAM, offer(feed, 1, spot(NOW, 1)).kind(), "none is open");
        assertEquals(HelloVerdict.OPENED, gate.openStream(feed, 99, false, NOW, sink));
        assertEquals(
            "{\"type\":\"SourceStreamOpened\",\"timestampNs\":\"0\",\"sourceId\":7,\"streamId\":\"99\"," +
            "\"firstSequence\":\"1\"}", text(sink.last()));
        assertEquals(HelloVerdict.CONTINUED, gate.openStream(feed, 99, false, NOW, sink));
        offer(feed, 1, spot(NOW, 1));
        assertEquals(HelloVerdict.OTHER_STREAM, gate.openStream(feed, 98, false, NOW, sink));
        assertEquals(2, sink.records.size());
        assertEquals(HelloVerdict.OPENED, gate.openStream(feed, 98, true, NOW, sink));
        assertEquals(2, gate.table().source(7).firstSequenceOfStream());
        assertEquals(HelloVerdict.OTHER_STREAM, gate.openStream(feed, Long.MIN_VALUE, true, NOW, sink));
    }

    @Test
    void shouldHoldTimesBetweenWhatWasReachedAndNow()
    {
        final Principal other = Principal.of(8, SourceRole.FEED);
        open(feed);
        open(other);
        offer(feed, 1, spot(NOW - MILLISECOND, 1));
        offer(other, 1, spot(NOW - 6 * MILLISECOND, 2));
        assertEquals(NOW - MILLISECOND, timeOfLast(), "a late stamp");
        offer(other, 2, spot(NOW + 10 * SECOND, 3));
        assertEquals(NOW, timeOfLast(), "an early stamp");
        assertEquals(NOW + 10 * SECOND, Origin.sentNs(sink.last(), 0));
        assertEquals(1, gate.table().source(8).aheadTotal());
        offer(feed, 2, spot(Long.MIN_VALUE + 1, 4), spot(Long.MAX_VALUE, 5));
        assertEquals(NOW, timeOfLast());
        assertEquals(NOW, gate.table().reachedNs());
    }

    @Test
    void shouldNotFollowAClockThatStepsBack()
    {
        open(feed);
        offer(feed, 1, spot(NOW, 1));
        wrap(spot(NOW + 1, 2));
        frames.wrap(message, 0, length);
        gate.judge(feed, 2, NOW - SECOND, frames);
        gate.take(feed, NOW - SECOND, frames, sink);
        assertEquals(NOW, timeOfLast());
        assertEquals(NOW, Origin.ingestNs(sink.last(), 0));
    }

    @Test
    void shouldChangeNoStampWhereTheClockIsThatOfTheEvents()
    {
        gate = gate(ClockMode.EVENTS);
        open(feed);
        offer(feed, 1, spot(NOW + 10 * SECOND, 1));
        offer(feed, 2, spot(5, 2));
        assertEquals(5, timeOfLast());
    }

    @ParameterizedTest
    @EnumSource
    void shouldKnowAfterARestartWhatItKnewBefore(final ClockMode clock)
    {
        gate = gate(clock);
        final Principal other = Principal.of(8, SourceRole.ALL);
        open(feed);
        open(other);
        offer(feed, 1, spot(NOW - 9, 1), new byte[3]);
        offer(other, 1, spot(NOW + 5, 2));
        gate.openStream(other, 1234, true, NOW, sink);
        offer(other, 2, spot(NOW + 6, 2));

        assertEquals(Kind.OTHER_STREAM, offer(Principal.of(99, SourceRole.ALL), 1, spot(NOW, 1)).kind());
        final InputGate restored = gate(clock);
        sink.records.forEach(record -> restored.table().restore(record, 0, record.capacity()));
        assertEquals(gate.table().hash(), restored.table().hash());
        assertEquals(2, restored.table().source(7).lastSequence());
        assertEquals(1, restored.table().source(7).refusedTotal());
        assertEquals(1234, restored.table().source(8).streamId());
        assertFalse(restored.table().source(8).isOpen(), "a stream is opened at each start");
        final InputGate loaded = gate(clock);
        gate.table().sources().forEach(state -> loaded.table().restoreSource(state.sourceId(), state.lastSequence(),
            state.refusedTotal(), state.streamId(), state.firstSequenceOfStream()));
        loaded.table().restoreTimes(gate.table().reachedNs(), gate.table().latestIngestNs());
        assertEquals(gate.table().hash(), loaded.table().hash(), "from a state file");
        final long before = gate.table().hash();
        offer(feed, 3, spot(NOW, 3));
        assertNotEquals(before, gate.table().hash());
    }

    private InputGate gate(final ClockMode clock)
    {
        return new InputGate(new GateTerms(clock, FRAME_BYTES, 17));
    }

    private void open(final Principal source)
    {
        assertEquals(HelloVerdict.OPENED, gate.openStream(source, source.sourceId(), false, 0, sink));
    }

    private GateVerdict offer(final Principal source, final long sequence, final byte[]... of)
    {
        wrap(of);
        assertEquals(MessageFrames.Envelope.SOUND, frames.wrap(message, 0, length));
        final GateVerdict verdict = gate.judge(source, sequence, NOW, frames);
        if (verdict.isTaken())
        {
            gate.take(source, NOW, frames, sink);
        }
        return verdict;
    }

    private void wrap(final byte[]... of)
    {
        length = MessageFrames.begin(message, 0);
        for (final byte[] frame : of)
        {
            length = MessageFrames.add(message, 0, length, new UnsafeBuffer(frame), 0, frame.length);
        }
    }

    private void assertUnchanged(final long lastSequence)
    {
        assertEquals(lastSequence, gate.table().source(7).lastSequence());
        assertEquals(1 + lastSequence, sink.records.size());
    }

    private long timeOfLast()
    {
        return Frames.timestampNs(sink.last(), Origin.BYTES);
    }

    private static String faults(final GateVerdict verdict)
    {
        final StringBuilder faults = new StringBuilder();
        for (int i = 0; i < verdict.frames(); i++)
        {
            faults.append(verdict.isRefused(i) ? " " + verdict.fault(i) : "");
        }
        return faults.toString().strip();
    }

    private static String text(final UnsafeBuffer record)
    {
        final JsonWriter writer = new JsonWriter();
        final int textLength = writer.write(record, Origin.BYTES, record.capacity() - Origin.BYTES);
        return new String(writer.line(), 0, textLength, StandardCharsets.US_ASCII);
    }

    private byte[] spot(final long timestampNs, final int price)
    {
        return bytes(String.format(
            "{'type':'SpotPriceChanged','timestampNs':'%d','underlyingId':1,'price':'%d','confidence':'1'}",
            timestampNs, price));
    }

    private byte[] bid(final int liquidatorId)
    {
        return bytes("{'type':'AuctionBidPlaced','timestampNs':'5','auctionId':'1','bidId':'1','liquidatorId':'" +
            liquidatorId + "','fraction':'0.5','limitPrice':'1'}");
    }

    private byte[] bytes(final String line)
    {
        final byte[] frame = new byte[json.read(line.replace('\'', '"'))];
        json.frame().getBytes(0, frame);
        return frame;
    }
}
