package softlanding.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.node.VenueLines.SECOND;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.engine.state.EngineLimits;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalStream;
import softlanding.node.replay.Replay;
import softlanding.node.replay.ReplayReport;

/** The node reports the lag of its input. Only the test moves the clock. */
class InputLagNodeTest
{
    private static final EngineLimits LIMITS = new EngineLimits(2, 4, 16, 2, 16, 256, 16, 16, 64);

    private final VenueLines venue = VenueLines.withTerms("FeedGuardsSet", "'maxLagNs':'2000000000'");
    private long clockNs = VenueLines.T0;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"ONE", "TWO"})
    void shouldBeginNoLiquidationWhileItIsBehindAndGoOnWhenItHasCaughtUp(final PipelineThreads threads)
    {
        try (MarginNode node = MarginNode.launch(context().stages(threads)))
        {
            venue.offer(node);
            assertEquals(List.of("0"), lags());

            // A fall of the price that arrives five seconds late.
            clockNs += 6 * SECOND;
            venue.pass(SECOND).price("850").offer(node);
            assertEquals("LIQUIDATING", last("AccountHealthChanged", "healthAfter"));
            assertEquals("YES", last("LiquidationFreezeChanged", "frozen"));
            assertEquals(0, decided("LiquidationOrdered").size());

            // The input is on time again. The monitor waits one second before it reports that.
            venue.pass(clockNs - venue.nowNs()).price("851").offer(node);
            assertEquals("YES", last("LiquidationFreezeChanged", "frozen"));
            clockNs += SECOND;
            venue.pass(SECOND).price("852").offer(node);
            assertEquals("NO", last("LiquidationFreezeChanged", "frozen"));
            assertEquals(1, decided("LiquidationOrdered").size());
        }
        assertEquals(3, lags().size());
        assertLateOneFollowsItsLag();
        assertReplayIsIdentical();
    }

    /** The state of the engine survives a restart; the last reported lag does not. */
    @Test
    void shouldThawAfterARestartThoughItWasFrozenBefore()
    {
        try (MarginNode node = MarginNode.launch(context()))
        {
            clockNs += 60 * SECOND;
            venue.offer(node);
            venue.price("850").offer(node);
        }
        assertEquals("YES", last("LiquidationFreezeChanged", "frozen"));
        assertEquals(0, decided("LiquidationOrdered").size());

        venue.pass(clockNs - venue.nowNs()).price("850");
        try (MarginNode node = MarginNode.launch(context()))
        {
            venue.offer(node);
        }

        assertEquals("NO", last("LiquidationFreezeChanged", "frozen"));
        assertEquals(1, decided("LiquidationOrdered").size());
        assertReplayIsIdentical();
    }

    /** Events arrive in time, but the engine is slow. The oldest waiting event counts. */
    @Test
    void shouldCountTheTimeThatEventsWaitInTheRing()
    {
        final CountDownLatch gate = new CountDownLatch(1);
        final EngineFactory slow = decisions -> BeforeEvent.gated(
            new EngineAdapter(LIMITS, ScreeningSettings.defaults(), decisions), gate);
        final SpotEvents events = new SpotEvents();
        try (MarginNode node = MarginNode.launch(context().parts(new NodeParts().engine(slow)).ringCapacity(8)))
        {
            clockNs = VenueLines.T0;
            for (int second = 0; second < 3; second++)
            {
                clockNs = VenueLines.T0 + second * SECOND;
                assertTrue(node.offer(events.eventAt(clockNs), 0, SpotEvents.LENGTH));
            }
            gate.countDown();
        }
        assertEquals(List.of("0", "1000000000", "2000000000"), lags());
    }

    @Test
    void shouldAddBothEventsOrNone()
    {
        final CountDownLatch gate = new CountDownLatch(1);
        final EngineFactory slow = decisions -> BeforeEvent.gated(
            new EngineAdapter(LIMITS, ScreeningSettings.defaults(), decisions), gate);
        final SpotEvents events = new SpotEvents();
        try (MarginNode node = MarginNode.launch(context().parts(new NodeParts().engine(slow)).ringCapacity(4)))
        {
            clockNs = VenueLines.T0;
            assertTrue(node.offer(events.eventAt(clockNs), 0, SpotEvents.LENGTH));
            assertTrue(node.offer(events.eventAt(clockNs), 0, SpotEvents.LENGTH));
            assertEquals(3, node.lastAccepted());
            clockNs += SECOND;
            assertTrue(!node.offer(events.eventAt(clockNs), 0, SpotEvents.LENGTH), "one place for two events");
            assertEquals(3, node.lastAccepted());

            gate.countDown();
            node.awaitApplied();
            assertTrue(node.offer(events.eventAt(clockNs), 0, SpotEvents.LENGTH));
            assertEquals(4, node.lastAccepted());
        }
        assertEquals(List.of("0"), lags(), "what waited has been applied, and the event is on time");
    }

    @Test
    void shouldTellNothingUnlessAskedTo()
    {
        try (MarginNode node = MarginNode.launch(new MarginNodeContext()
            .journalDirectory(folder).egress((buffer, offset, length) -> {}).engineLimits(LIMITS)))
        {
            venue.offer(node);
            venue.add("InputLagChanged", "'lagNs':'5'").offer(node);
        }
        assertEquals(List.of("5"), lags());
    }

    @Test
    void shouldRefuseToBeToldTheLagThatItWatchesItself()
    {
        try (MarginNode node = MarginNode.launch(context()))
        {
            venue.add("InputLagChanged", "'lagNs':'5'");
            final FrameRefusedException refused =
                assertThrows(FrameRefusedException.class, () -> venue.offer(node));
            assertTrue(refused.getMessage().contains("InputLagChanged"), refused.getMessage());
        }
        assertEquals(List.of("0"), lags());
    }

    private MarginNodeContext context()
    {
        return new MarginNodeContext()
            .journalDirectory(folder)
            .egress((buffer, offset, length) -> {})
            .engineLimits(LIMITS)
            .restartAnnounced(false)
            .lagClock(() -> clockNs);
    }

    private List<String> lags()
    {
        return JournalText.of(folder, JournalStream.EVENTS).stream()
            .filter(line -> line.contains("\"InputLagChanged\"")).map(line -> value(line, "lagNs")).toList();
    }

    private List<String> decided(final String type)
    {
        return JournalText.of(folder, JournalStream.DECISIONS).stream()
            .filter(line -> line.contains("\"type\":\"" + type + "\"")).toList();
    }

    private String last(final String type, final String field)
    {
        final List<String> lines = decided(type);
        return value(lines.get(lines.size() - 1), field);
    }

    private static String value(final String line, final String field)
    {
        final String from = line.substring(line.indexOf("\"" + field + "\":") + field.length() + 3);
        return from.substring(0, from.indexOf(from.contains(",") ? "," : "}")).replaceAll("[\"}]", "");
    }

    private void assertLateOneFollowsItsLag()
    {
        final List<String> events = new ArrayList<>(JournalText.of(folder, JournalStream.EVENTS));
        final int late = events.indexOf(events.stream()
            .filter(line -> line.contains("SpotPriceChanged") && line.contains("\"850\"")).findFirst().orElseThrow());
        assertTrue(events.get(late - 1).contains("InputLagChanged"), events.get(late - 1));
        final String thaw = events.get(events.size() - 2);
        assertTrue(thaw.contains("InputLagChanged") && events.get(events.size() - 3).contains("\"852\""), thaw);
    }

    private void assertReplayIsIdentical()
    {
        try (JournalReader events = JournalReader.open(folder, JournalStream.EVENTS);
            JournalReader decisions = JournalReader.open(folder, JournalStream.DECISIONS))
        {
            final Replay replay = new Replay(
                EngineFactory.margin(LIMITS), events, decisions, (buffer, offset, length) -> {});
            final ReplayReport report = replay.run(sequence -> {});
            assertEquals(0, report.decisionsMissing());
            assertTrue(report.decisionsVerified() > 3, "decisions " + report.decisionsVerified());
        }
    }
}
