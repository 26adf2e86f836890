package softlanding.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.StateHashedEncoder;
import softlanding.journal.Durability;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalStream;

class MarginNodeTest
{
    private final SpotEvents events = new SpotEvents();
    private final JournalText egress = new JournalText();

    @TempDir
    private Path folder;
    @TempDir
    private Path other;

    @ParameterizedTest
    @CsvSource({"ONE, SURVIVES_PROCESS_CRASH", "ONE, SURVIVES_POWER_LOSS", "TWO, SURVIVES_PROCESS_CRASH",
        "TWO, SURVIVES_POWER_LOSS"})
    void shouldDecideTheSameWhateverTheStagesAndTheDurability(
        final PipelineThreads threads, final Durability durability)
    {
        final List<String> expected = new ArrayList<>();
        final JournalText direct = new JournalText();
        final HashingEngine engine = new HashingEngine(direct);
        for (int number = 1; number <= 3_000; number++)
        {
            engine.onEvent(number, events.event(number), 0, SpotEvents.LENGTH);
        }
        expected.addAll(direct.lines());

        try (MarginNode node = MarginNode.launch(context().stages(threads).durability(durability).ringCapacity(64)))
        {
            events.offer(node, 1, 3_000);
            assertEquals(engine.stateHash(), node.stateHash());
        }

        assertTrue(expected.size() > 3_000);
        assertEquals(expected, egress.lines());
        assertEquals(expected, JournalText.of(folder, JournalStream.DECISIONS));
        assertEquals(3_000, JournalText.of(folder, JournalStream.EVENTS).size());
    }

    @ParameterizedTest
    @CsvSource({"ONE, SURVIVES_PROCESS_CRASH", "ONE, SURVIVES_POWER_LOSS", "TWO, SURVIVES_PROCESS_CRASH",
        "TWO, SURVIVES_POWER_LOSS"})
    void shouldJournalAnEventBeforeTheEngineSeesIt(final PipelineThreads threads, final Durability durability)
    {
        final List<Long> early = new ArrayList<>();
        final JournalWatcher watcher = new JournalWatcher(folder);
        final MarginNodeContext context = context().stages(threads).durability(durability)
            .parts(new NodeParts().engine(decisions -> new BeforeEvent(new HashingEngine(decisions), sequence ->
            {
                if (!watcher.holds(sequence))
                {
                    early.add(sequence);
                }
            })));

        try (MarginNode node = MarginNode.launch(context))
        {
            events.offer(node, 1, 500);
            node.awaitApplied();
        }

        assertEquals(500, watcher.asked());
        assertEquals(List.of(), early);
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE", "TWO"})
    void shouldSayFullWhileTheEngineStandsStill(final PipelineThreads threads)
    {
        final CountDownLatch gate = new CountDownLatch(1);
        final MarginNodeContext context = context().stages(threads).ringCapacity(8)
            .parts(new NodeParts().engine(decisions -> BeforeEvent.gated(new HashingEngine(decisions), gate)));
        int accepted = 0;
        try (MarginNode node = MarginNode.launch(context))
        {
            while (node.offer(events.event(accepted + 1), 0, SpotEvents.LENGTH))
            {
                accepted++;
            }
            assertEquals(8, accepted);
            assertFalse(node.offer(events.event(9), 0, SpotEvents.LENGTH));
            assertFalse(
                node.offer(events.event(9), 0, SpotEvents.LENGTH - 1), "a full ring refuses before a frame is checked");
            assertEquals(8, node.lastAccepted());

            gate.countDown();
            node.awaitApplied();

            assertTrue(node.offer(events.event(9), 0, SpotEvents.LENGTH));
        }
        assertEquals(9, JournalText.of(folder, JournalStream.EVENTS).size());
    }

    @Test
    void shouldRefuseAtTheDoorAndGoOn()
    {
        final UnsafeBuffer decision = new UnsafeBuffer(new byte[200]);
        new HashingEngine((buffer, offset, length) -> decision.putBytes(0, buffer, offset, length))
            .onEvent(1, events.event(1), 0, SpotEvents.LENGTH);
        final int decisionLength = MessageHeaderEncoder.ENCODED_LENGTH + StateHashedEncoder.BLOCK_LENGTH;
        final UnsafeBuffer huge = new UnsafeBuffer(new byte[16_385]);
        try (MarginNode node = MarginNode.launch(context()))
        {
            events.offer(node, 1, 1);
            assertRefused(node, events.event(2), SpotEvents.LENGTH - 1, "SpotPriceChanged");
            assertRefused(node, decision, decisionLength, "StateHashed");
            assertRefused(node, huge, huge.capacity(), "frameBytes=16384");
            events.offer(node, 2, 2);
            assertEquals(2, node.lastAccepted());
        }
        assertEquals(2, JournalText.of(folder, JournalStream.EVENTS).size());
    }

    @Test
    void shouldTakeFramesUpToTheLengthThatStandsInTheJournal()
    {
        try (MarginNode node = MarginNode.launch(context().frameBytes(512)))
        {
            assertRefused(node, new UnsafeBuffer(new byte[513]), 513, "frameBytes=512");
        }
        try (MarginNode node = MarginNode.launch(context(other).frameBytes(8192)))
        {
            // Short enough: refused for what it holds.
            assertRefused(node, new UnsafeBuffer(new byte[5000]), 5000, "schema");
        }
        assertThrows(IllegalArgumentException.class, () -> MarginNode.launch(context(other.resolve("short")).frameBytes(511)));
        assertThrows(IllegalArgumentException.class, () -> MarginNode.launch(context(other.resolve("long")).frameBytes(65_497)));
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE", "TWO"})
    void shouldStopAtTheFirstFailureAndReportItToEveryCaller(final PipelineThreads threads)
    {
        final List<Long> applied = new ArrayList<>();
        final AssertionError broken = new AssertionError("equity=-1");
        final MarginNodeContext context = context().stages(threads)
            .parts(new NodeParts().engine(decisions -> new BeforeEvent(new HashingEngine(decisions), sequence ->
            {
                if (sequence == 5)
                {
                    throw broken;
                }
                applied.add(sequence);
            })));
        final MarginNode node = MarginNode.launch(context);
        events.offer(node, 1, 4);
        node.awaitApplied();

        assertTrue(node.offer(events.event(5), 0, SpotEvents.LENGTH));
        final NodeStoppedException awaiting = assertThrows(NodeStoppedException.class, node::awaitApplied);
        final NodeStoppedException offering =
            assertThrows(NodeStoppedException.class, () -> events.offer(node, 6, 6));
        final NodeStoppedException closing = assertThrows(NodeStoppedException.class, node::close);

        for (final NodeStoppedException stopped : List.of(awaiting, offering, closing))
        {
            assertEquals(5, stopped.sequence());
            assertSame(broken, stopped.getCause());
        }
        assertEquals(List.of(1L, 2L, 3L, 4L), applied);
        assertEquals(5, JournalText.of(folder, JournalStream.EVENTS).size());
    }

    @Test
    void shouldStopWhenEgressFails()
    {
        final MarginNodeContext context = context().egress((buffer, offset, length) ->
        {
            throw new IllegalStateException("egress is gone");
        });
        final MarginNode node = MarginNode.launch(context);
        events.offer(node, 1, 1);
        assertEquals("egress is gone",
            assertThrows(NodeStoppedException.class, node::awaitApplied).getCause().getMessage());
        assertThrows(NodeStoppedException.class, node::close);

        try (MarginNode again = MarginNode.launch(context()))
        {
            assertEquals(1, again.recovery().events());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE", "TWO"})
    void shouldTellTheEngineThatItWasAwayAfterEveryRestartAndOnlyThen(final PipelineThreads threads)
    {
        for (int start = 0; start < 3; start++)
        {
            try (MarginNode node = MarginNode.launch(context().stages(threads).restartAnnounced(true)))
            {
                final long accepted = node.lastAccepted();
                assertEquals(start == 0 ? 0 : 3 * start, accepted);
                events.offer(node, accepted + 1, accepted + 2);
            }
        }

        final List<String> journaled = JournalText.of(folder, JournalStream.EVENTS);
        assertEquals(8, journaled.size());
        assertEquals(List.of(3, 6), restarts(journaled));
    }

    /** Returns the positions, from 1, of restarts among the events. */
    private static List<Integer> restarts(final List<String> journaled)
    {
        final List<Integer> places = new ArrayList<>();
        for (int i = 0; i < journaled.size(); i++)
        {
            if (journaled.get(i).contains("NodeRestarted"))
            {
                places.add(i + 1);
            }
        }
        return places;
    }

    @RepeatedTest(50)
    void shouldLoseNothingOnShutdown()
    {
        try (MarginNode node = MarginNode.launch(context().stages(PipelineThreads.TWO)))
        {
            events.offer(node, 1, 20);
        }
        final JournalText direct = new JournalText();
        final HashingEngine engine = new HashingEngine(direct);
        for (int number = 1; number <= 20; number++)
        {
            engine.onEvent(number, events.event(number), 0, SpotEvents.LENGTH);
        }
        assertTrue(direct.lines().size() >= 20);
        assertEquals(direct.lines(), JournalText.of(folder, JournalStream.DECISIONS));
    }

    @Test
    void shouldNameTheKnobThatIsMissingOrOutOfRange()
    {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new MarginNodeContext().conclude())
            .getMessage().contains("journalDirectory"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> context().ringCapacity(100).conclude())
            .getMessage().contains("ringCapacity=100"));
        assertEquals(PipelineThreads.ONE, PipelineThreads.AUTO.settle(3));
        assertEquals(PipelineThreads.TWO, PipelineThreads.AUTO.settle(4));
        assertEquals(PipelineThreads.ONE, PipelineThreads.ONE.settle(64));
    }

    private MarginNodeContext context()
    {
        return context(folder);
    }

    private MarginNodeContext context(final Path journal)
    {
        return new MarginNodeContext()
            .journalDirectory(journal)
            .egress(egress)
            .restartAnnounced(false)
            .parts(new NodeParts().engine(HashingEngine::new));
    }

    private static void assertRefused(
        final MarginNode node, final DirectBuffer buffer, final int length, final String reason)
    {
        final FrameRefusedException refused =
            assertThrows(FrameRefusedException.class, () -> node.offer(buffer, 0, length));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }

    /** Reads the events journal from outside while the node writes it. */
    private static final class JournalWatcher
    {
        private final Path folder;
        private long asked;

        JournalWatcher(final Path folder)
        {
            this.folder = folder;
        }

        boolean holds(final long sequence)
        {
            asked++;
            try (JournalReader reader = JournalReader.open(folder, JournalStream.EVENTS))
            {
                boolean more = true;
                while (more && reader.nextSequence() <= sequence)
                {
                    more = reader.poll((journaled, buffer, offset, length) -> {});
                }
                return reader.nextSequence() > sequence;
            }
        }

        long asked()
        {
            return asked;
        }
    }
}
