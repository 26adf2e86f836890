package softlanding.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import softlanding.codecs.FrameFault;
import softlanding.journal.Durability;
import softlanding.journal.JournalStream;
import softlanding.node.gate.GateVerdict;
import softlanding.node.gate.HelloVerdict;
import softlanding.node.gate.Principal;
import softlanding.node.gate.SourceRole;
import softlanding.node.pipeline.EventPipeline;
import softlanding.node.replay.ClockMode;

/** Whatever use of the pipeline journals the events: their decisions are those of a run over its own journal. */
class PipelineEqualityTest
{
    private static final int ROUNDS = 400;
    private static final long STEP_NS = 3_000_000;

    private final Principal feed = Principal.of(7, SourceRole.FEED, SourceRole.TREASURY);
    private final Principal venue = Principal.of(8, SourceRole.ALL);
    private final Pipelines messages = new Pipelines();
    private final JournalText egress = new JournalText();
    private final Random random = new Random(20_260_801);
    @TempDir
    private Path folder;
    @TempDir
    private Path again;
    private long nowNs = Pipelines.NOW;
    private long feedSequence = 1;
    private long venueSequence = 1;

    /** One way of offering messages. */
    private interface Door
    {
        GateVerdict offer(Principal source, long sequence, long nowNs);
    }

    @ParameterizedTest
    @CsvSource({"WALL, SURVIVES_PROCESS_CRASH", "EVENTS, SURVIVES_PROCESS_CRASH", "WALL, SURVIVES_POWER_LOSS"})
    void shouldDecideDirectlyAsARunOverTheEvents(final ClockMode clock, final Durability durability)
    {
        final long hash;
        try (EventPipeline pipeline = direct(clock, durability))
        {
            play((source, sequence, now) ->
                pipeline.offer(source, sequence, now, messages.message(), 0, messages.length()));
            pipeline.commit();
            hash = pipeline.stateHash();
        }
        try (EventPipeline pipeline = direct(clock, durability))
        {
            assertEquals(hash, pipeline.recoveryReport().stateHash());
            assertEquals(feedSequence - 1, pipeline.gate().table().source(7).lastSequence());
            playRound((source, sequence, now) ->
                pipeline.offer(source, sequence, now, messages.message(), 0, messages.length()));
            nowNs += 10 * STEP_NS;
            pipeline.onIdle(nowNs);
            nowNs += 40 * STEP_NS;
            pipeline.onIdle(nowNs);
        }
        assertEqualsRunOverEvents();
        final List<String> recorded = Pipelines.recorded(folder);
        assertEquals(clock == ClockMode.WALL, recorded.get(recorded.size() - 1).contains("TimeAdvanced"));
    }

    @ParameterizedTest
    @CsvSource({
        "WALL, ONE, SURVIVES_PROCESS_CRASH", "EVENTS, ONE, SURVIVES_POWER_LOSS", "WALL, TWO, SURVIVES_POWER_LOSS"})
    void shouldDecideInTheRingAsARunOverTheEvents(
        final ClockMode clock, final PipelineThreads threads, final Durability durability)
    {
        try (MarginNode node = MarginNode.launch(
            Pipelines.ring(folder, clock, egress).stages(threads).durability(durability)))
        {
            node.start(nowNs);
            assertEquals(HelloVerdict.OPENED, node.openStream(feed, 1, false, nowNs));
            assertEquals(HelloVerdict.OPENED, node.openStream(venue, 2, false, nowNs));
            play((source, sequence, now) ->
            {
                GateVerdict verdict;
                do
                {
                    verdict = node.offer(source, sequence, now, messages.message(), 0, messages.length());
                }
                while (verdict.kind() == GateVerdict.Kind.NO_ROOM);
                return verdict;
            });
            node.awaitApplied();
            node.onIdle(nowNs + 50 * STEP_NS);
        }
        assertEqualsRunOverEvents();
        final List<String> recorded = Pipelines.recorded(folder);
        assertEquals(clock == ClockMode.WALL, recorded.get(recorded.size() - 1).contains("TimeAdvanced"));
    }

    @Test
    void shouldTellWhatWasRefusedByADecision()
    {
        try (EventPipeline pipeline = direct(ClockMode.WALL, Durability.SURVIVES_PROCESS_CRASH))
        {
            messages.of(List.of()).and((byte)1, (byte)2);
            assertTrue(pipeline.offer(feed, 1, nowNs, messages.message(), 0, messages.length()).isTaken());
        }
        final String rejected = egress.lines().get(egress.lines().size() - 1);
        assertTrue(rejected.contains("\"type\":\"FrameRejected\"") && rejected.contains("\"sourceId\":7") &&
            rejected.contains("\"sourceSequence\":\"1\"") && rejected.contains(FrameFault.TOO_SHORT.name()), rejected);
        assertEqualsRunOverEvents();
    }

    private EventPipeline direct(final ClockMode clock, final Durability durability)
    {
        final EventPipeline pipeline =
            EventPipeline.recover(Pipelines.context(folder, clock, egress).durability(durability));
        pipeline.start(nowNs);
        pipeline.openStream(feed, 1, false, nowNs);
        pipeline.openStream(venue, 2, false, nowNs);
        return pipeline;
    }

    private void play(final Door door)
    {
        venueSequence += taken(door, venue, venueSequence, VenueLines.usual().take());
        for (int round = 0; round < ROUNDS; round++)
        {
            playRound(door);
        }
    }

    /** Prices fall and rise; some are late, some early, some messages have a frame that is none. */
    private void playRound(final Door door)
    {
        nowNs += random.nextInt(10) == 0 ? 1_500_000_000L : STEP_NS;
        final long stampNs = nowNs - random.nextInt(20_000_000) + (random.nextInt(30) == 0 ? 10_000_000_000L : 0);
        final String price = Integer.toString(820 + random.nextInt(300));
        final List<String> lines = new ArrayList<>(List.of(
            mark("SpotPriceChanged", "underlyingId", stampNs, price, ",'lastFragment':'NO'"),
            mark("PerpetualPriceChanged", "instrumentId", stampNs, price, "")));
        messages.of(lines);
        if (random.nextInt(8) == 0)
        {
            messages.and(new byte[random.nextInt(40)]);
        }
        feedSequence += taken(door, feed, feedSequence);
        if (random.nextInt(3) == 0)
        {
            // Both sources use the same ids: they are told apart.
            final long transferId = 10 + venueSequence;
            venueSequence += taken(door, venue, venueSequence, transfer(transferId));
            feedSequence += taken(door, feed, feedSequence, transfer(transferId));
        }
    }

    private List<String> transfer(final long transferId)
    {
        return List.of("{'type':'CashTransferRequested','timestampNs':'" + (nowNs - 5_000_000) +
            "','accountId':'7','transferId':'" + transferId + "','amount':'" + random.nextInt(50) + "'}");
    }

    private static String mark(
        final String type, final String id, final long stampNs, final String price, final String more)
    {
        return "{'type':'" + type + "','timestampNs':'" + stampNs + "','" + id + "':1,'price':'" + price +
            "','confidence':'1'" + more + "}";
    }

    private int taken(final Door door, final Principal source, final long sequence, final List<String> lines)
    {
        messages.of(lines);
        return taken(door, source, sequence);
    }

    private int taken(final Door door, final Principal source, final long sequence)
    {
        final GateVerdict verdict = door.offer(source, sequence, nowNs);
        assertEquals(GateVerdict.Kind.TAKEN, verdict.kind());
        return verdict.frames();
    }

    private void assertEqualsRunOverEvents()
    {
        final List<String> decisions = JournalText.of(folder, JournalStream.DECISIONS);
        final List<String> recorded = Pipelines.recorded(folder);

        assertEquals(decisions, Pipelines.playAgain(recorded, again));
        assertEquals(recorded, Pipelines.recorded(again));
        assertEquals(decisions, egress.lines());
    }
}
