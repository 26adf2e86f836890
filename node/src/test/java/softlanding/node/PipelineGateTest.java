package softlanding.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import softlanding.journal.JournalStream;
import softlanding.node.gate.GateVerdict;
import softlanding.node.gate.HelloVerdict;
import softlanding.node.gate.Principal;
import softlanding.node.gate.SourceRole;
import softlanding.node.pipeline.EventPipeline;
import softlanding.node.pipeline.PipelineContext;
import softlanding.node.replay.ClockMode;
import softlanding.node.replay.WantedTerms;

/** Several sources, clocks that differ, anything that may come, and no garbage. */
class PipelineGateTest
{
    private static final long MILLISECOND = 1_000_000L;
    private static final int FUZZED = Integer.getInteger("softlanding.fuzzedMessages", 50_000);
    private static final int WARM_UP = 60_000;
    private static final int MEASURED = 40_000;
    private static final long ALLOWED_BYTES = 5_000;

    private final Principal feed = Principal.of(7, SourceRole.FEED);
    private final Principal other = Principal.of(8, SourceRole.ALL);
    private final Pipelines messages = new Pipelines();
    private final JournalText egress = new JournalText();
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void shouldLoseNoFactToClocksThatDiffer(final ClockMode clock)
    {
        try (EventPipeline pipeline = open(clock))
        {
            messages.of(List.of("{'type':'UnderlyingListed','timestampNs':'5','underlyingId':1,'symbol':'ONE'}"));
            assertTrue(pipeline.offer(other, 1, Pipelines.NOW, messages.message(), 0, messages.length()).isTaken());
            for (int i = 1; i <= 1_000; i++)
            {
                final long nowNs = Pipelines.NOW + i * MILLISECOND;
                offer(pipeline, feed, i, nowNs, nowNs);
                offer(pipeline, other, i + 1, nowNs, nowNs - 5 * MILLISECOND);
            }
        }
        final long backwards = egress.lines().stream().filter(line -> line.contains("TIME_BACKWARDS")).count();
        assertTrue(clock == ClockMode.WALL ? backwards == 0 : backwards > 900, backwards + " are backwards");
    }

    @Test
    void shouldBookAStampFromTheFutureAtTheNodesTime()
    {
        try (EventPipeline pipeline = open(ClockMode.WALL))
        {
            messages.of(List.of("{'type':'UnderlyingListed','timestampNs':'" + (Pipelines.NOW + 10_000 * MILLISECOND) +
                "','underlyingId':1,'symbol':'ONE'}"));
            pipeline.offer(other, 1, Pipelines.NOW, messages.message(), 0, messages.length());
            assertEquals(Pipelines.NOW, pipeline.gate().table().reachedNs());
            assertEquals(1, pipeline.gate().table().source(8).aheadTotal());
            offer(pipeline, feed, 1, Pipelines.NOW + 1, Pipelines.NOW + 1);
        }
        assertEquals(List.of(), egress.lines().stream().filter(line -> line.contains("EventRejected")).toList());
    }

    @Test
    void shouldStopAtTheFirstFailureAndGoOnAfterARestart()
    {
        final PipelineContext context = context(ClockMode.WALL).engine(limits -> decisions ->
            new BeforeEvent(new HashingEngine(decisions), sequence ->
            {
                if (sequence == 4)
                {
                    throw new IllegalStateException("broken");
                }
            }));
        final EventPipeline pipeline = open(context);
        assertThrows(NodeStoppedException.class, () -> offer(pipeline, feed, 1, Pipelines.NOW, Pipelines.NOW));
        assertThrows(NodeStoppedException.class, () -> offer(pipeline, feed, 2, Pipelines.NOW, Pipelines.NOW));
        assertThrows(NodeStoppedException.class, pipeline::close);
        final PipelineContext mended = context(ClockMode.WALL).engine(limits -> HashingEngine::new);
        try (EventPipeline again = open(mended))
        {
            assertEquals(1, again.gate().table().source(7).lastSequence());
        }
    }

    /** Sound frames, cut, changed, spliced and repeated, under any sequence and from any source. */
    @Test
    void shouldBearWhateverComes()
    {
        final Random random = new Random(20_260_802);
        final Principal reader = Principal.of(9);
        final Principal slow = Principal.of(10, SourceRole.VENUE, SourceRole.TREASURY).withQuota(1_000);
        final Principal[] sources = {feed, other, reader, slow, Principal.of(11, SourceRole.ALL)};
        final FuzzedMessages fuzzed = new FuzzedMessages(random);
        long nowNs = Pipelines.NOW;
        int taken = 0;
        try (EventPipeline pipeline = open(ClockMode.WALL))
        {
            for (final Principal source : List.of(reader, slow))
            {
                pipeline.openStream(source, source.sourceId(), false, nowNs);
            }
            for (int i = 0; i < FUZZED; i++)
            {
                nowNs += random.nextInt(1_000_000) - 1_000;
                final Principal source = sources[random.nextInt(sources.length)];
                fuzzed.next();
                final long last = pipeline.gate().table().source(source.sourceId()).lastSequence();
                final long sequence = random.nextInt(4) > 0 ? last + 1 : last + random.nextInt(5) - 2;
                final GateVerdict verdict =
                    pipeline.offer(source, sequence, nowNs, fuzzed.message(), 0, fuzzed.length());
                taken += verdict.isTaken() ? 1 : 0;
                final boolean hasRights = source != reader && source.sourceId() != 11;
                assertTrue(hasRights || !verdict.isTaken() ||
                    verdict.refusedFrames() == verdict.frames() - verdict.repeatedFrames());
            }
            assertEquals(0, pipeline.gate().table().source(11).lastSequence(), "its stream was never opened");
        }
        assertTrue(taken > FUZZED / 100, taken + " taken");
        final List<String> recorded = Pipelines.recorded(folder);
        assertFalse(recorded.stream().anyMatch(line -> line.contains("\"sourceId\":11,\"sequence\"")));
        assertFalse(recorded.stream().anyMatch(
            line -> line.contains("{\"sourceId\":9,\"sequence\"") && !line.contains("FrameRefused")));
        assertReplays();
    }

    @Test
    void shouldAllocateNothingPerEventOnceWarm()
    {
        final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
        final PipelineContext context = new PipelineContext().journalDirectory(folder)
            .egress((buffer, offset, length) -> {}).engine(limits -> HashingEngine::new)
            .terms(new WantedTerms().limits(Pipelines.LIMITS).clock(ClockMode.WALL));
        final SpotEvents events = new SpotEvents();
        try (EventPipeline pipeline = open(context))
        {
            final Principal source = feed.withQuota(1_000_000_000);
            offerAll(pipeline, source, events, 1, WARM_UP);
            final long before = threads.getCurrentThreadAllocatedBytes();
            offerAll(pipeline, source, events, WARM_UP + 1, WARM_UP + MEASURED);
            final long allocated = threads.getCurrentThreadAllocatedBytes() - before;

            assertTrue(allocated < ALLOWED_BYTES, allocated + " bytes for " + MEASURED + " events");
            assertEquals(WARM_UP + MEASURED, pipeline.gate().table().source(7).lastSequence());
        }
    }

    private void offerAll(
        final EventPipeline pipeline, final Principal source, final SpotEvents events, final int first, final int last)
    {
        for (int number = first; number <= last; number++)
        {
            final UnsafeBuffer event = events.event(number);
            final long nowNs = Pipelines.NOW + number * 20_000L;
            pipeline.offerFrame(source, number, nowNs, event, 0, SpotEvents.LENGTH);
            pipeline.onIdle(nowNs);
            pipeline.commit();
        }
    }

    private void offer(
        final EventPipeline pipeline,
        final Principal source,
        final long sequence,
        final long nowNs,
        final long stampNs)
    {
        messages.of(List.of("{'type':'SpotPriceChanged','timestampNs':'" + stampNs +
            "','underlyingId':1,'price':'1','confidence':'1'}"));
        assertTrue(pipeline.offer(source, sequence, nowNs, messages.message(), 0, messages.length()).isTaken());
    }

    private PipelineContext context(final ClockMode clock)
    {
        return Pipelines.context(folder, clock, egress);
    }

    private EventPipeline open(final ClockMode clock)
    {
        return open(context(clock));
    }

    private EventPipeline open(final PipelineContext context)
    {
        final EventPipeline pipeline = EventPipeline.recover(context);
        pipeline.start(Pipelines.NOW);
        assertTrue(pipeline.openStream(feed, 1, false, Pipelines.NOW) != HelloVerdict.OTHER_STREAM);
        assertTrue(pipeline.openStream(other, 2, false, Pipelines.NOW) != HelloVerdict.OTHER_STREAM);
        return pipeline;
    }

    private void assertReplays()
    {
        final int decisions = JournalText.of(folder, JournalStream.DECISIONS).size();
        try (EventPipeline again = EventPipeline.recover(context(ClockMode.WALL)))
        {
            assertEquals(decisions, again.recoveryReport().decisionsVerified());
            assertEquals(0, again.recoveryReport().decisionsMissing());
        }
    }
}
