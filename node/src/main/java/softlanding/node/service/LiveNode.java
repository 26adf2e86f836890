package softlanding.node.service;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import softlanding.codecs.EventRejectedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.node.MarginNode;
import softlanding.node.MarginNodeContext;
import softlanding.node.WaitMode;
import softlanding.node.command.OrderlyStop;
import softlanding.node.config.GatewaySection;
import softlanding.node.config.JournalSection;
import softlanding.node.config.NodeConfiguration;
import softlanding.node.config.SecretFiles;
import softlanding.node.metrics.BuildInfo;
import softlanding.node.metrics.NodeCollector;
import softlanding.node.metrics.NodeCounters;
import softlanding.node.metrics.SourceCounters;
import softlanding.node.replay.DecisionFrame;

/**
 * A node from its start to its orderly stop: it answers over HTTP while it recovers, then takes events, and says in its
 * log what happens.
 */
final class LiveNode
{
    static final int RING_CAPACITY = 2_048;

    private static final double NS_PER_SECOND = 1e9;

    private final NodeConfiguration configuration;
    private final NodeLog log;
    private final BuildInfo build = BuildInfo.of(LiveNode.class);
    private final NodeCounters counters = new NodeCounters();
    private final NodeState.WallClock clock;
    private final SourceCounters source = new SourceCounters("lines");
    private final NodeState state;
    private final LiveFeed feed;
    private final StartsFile starts;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EventRejectedDecoder rejected = new EventRejectedDecoder();

    /**
     * Prepares a node.
     *
     * @param configuration that was checked.
     * @param input         of events.
     * @param log           of the process.
     * @param clock         of this machine.
     */
    LiveNode(
        final NodeConfiguration configuration,
        final String input,
        final NodeLog log,
        final NodeState.WallClock clock)
    {
        this.configuration = configuration;
        this.log = log;
        this.clock = clock;
        state = new NodeState(configuration, counters, List.of(source), clock, RING_CAPACITY);
        feed = new LiveFeed(input, source, log, clock);
        starts = new StartsFile(configuration.journal().dir());
    }

    /**
     * Runs until the input ends or the process is asked to stop.
     *
     * @param stop hears the signals.
     * @throws IOException if the input cannot be read, or the port is taken.
     */
    void run(final OrderlyStop stop) throws IOException
    {
        final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task ->
        {
            final Thread thread = new Thread(task, "softlanding-watch");
            thread.setDaemon(true);
            return thread;
        });
        try (HealthServer http = new HealthServer(
            configuration.http().address(), state, () -> new StatusDocument(state, counters, build).toString(),
            new NodeCollector(counters, state, build)))
        {
            watch.scheduleWithFixedDelay(state::look, 1, 1, TimeUnit.SECONDS);
            logStart(http);
            try (SignalHandler hangUp = SignalHandler.onHangUp(this::rereadSecrets);
                MarginNode node = MarginNode.launch(context(stop)))
            {
                begin(node);
                stop.atStop(() -> close(node));
                feed.run(node, stop);
                end(node);
            }
        }
        catch (final RuntimeException e)
        {
            state.stop("stopped: " + e.getMessage());
            log.write(log.line("ERROR", "failed").put("why", String.valueOf(e.getMessage())));
            throw e;
        }
        finally
        {
            watch.shutdownNow();
        }
    }

    private MarginNodeContext context(final OrderlyStop stop)
    {
        final MarginNodeContext context = new MarginNodeContext()
            .journalDirectory(configuration.journal().dir())
            .durability(configuration.journal().durability())
            .engineLimits(configuration.limits().engine())
            .ringCapacity(RING_CAPACITY)
            .slotBytes(configuration.limits().frameBytes())
            .waiting(waiting())
            .restartAnnounced(configuration.journal().clock() == JournalSection.Clock.WALL)
            .recoveryProgress(sequence -> requireNoStop(stop, sequence))
            .egress(this::onDecision)
            .meter(counters);
        return configuration.journal().clock() == JournalSection.Clock.WALL ? context.lagWatched() : context;
    }

    private static void requireNoStop(final OrderlyStop stop, final long sequence)
    {
        if (stop.isAsked())
        {
            throw new StoppedWhileRecoveringException(sequence);
        }
    }

    private WaitMode waiting()
    {
        final GatewaySection.Idle idle = configuration.gateway().idle();
        return idle == GatewaySection.Idle.SPIN ? WaitMode.SPIN :
            idle == GatewaySection.Idle.YIELD ? WaitMode.YIELD : WaitMode.BLOCK;
    }

    private void logStart(final HealthServer http)
    {
        log.write(log.info("start")
            .put("version", build.version())
            .put("commit", build.commit())
            .put("java", build.jdk())
            .put("configuration", configuration.effective().hash())
            .put("journal", configuration.journal().dir().toString())
            .put("clock", configuration.journal().clock().name())
            .put("http", http.address().getAddress().getHostAddress() + ":" + http.address().getPort())
            .put("sourcesServed", 0)
            .put("note", NodeCheck.NOT_SERVED));
        if (configuration.journal().clock() == JournalSection.Clock.EVENTS)
        {
            log.write(log.warning("recorded-clock")
                .put("note", "the clock is that of the events: nothing is late, for recorded input only"));
        }
    }

    private void begin(final MarginNode node) throws IOException
    {
        counters.begin(node.recovery().stateHash());
        final String lastEnd = starts.lastEnd();
        final long number = starts.nextStart();
        starts.append(log.info("start")
            .put("start", number)
            .put("version", build.version())
            .put("commit", build.commit())
            .put("java", build.jdk())
            .put("configuration", configuration.effective().hash())
            .put("nextSequence", node.lastApplied() + 1)
            .put("lastEnd", lastEnd));
        state.live(node);
        log.write(log.info("recovered")
            .put("start", number)
            .put("lastEnd", lastEnd)
            .put("events", node.recovery().events())
            .put("decisionsVerified", node.recovery().decisionsVerified())
            .put("decisionsAppended", node.recovery().decisionsMissing())
            .putDecimal("seconds", state.recoveryNs() / NS_PER_SECOND)
            .put("stateHash", String.format(Locale.ROOT, "%016x", node.recovery().stateHash())));
    }

    /** Ends the node while its feeding thread waits for input. */
    private void close(final MarginNode node)
    {
        try (node)
        {
            end(node);
        }
        catch (final IOException e)
        {
            log.write(log.line("ERROR", "failed").put("why", String.valueOf(e.getMessage())));
        }
    }

    private void end(final MarginNode node) throws IOException
    {
        state.stop("stopping");
        final long stateHash = node.stateHash();
        log.closeRefusals();
        final String hash = String.format(Locale.ROOT, "%016x", stateHash);
        starts.append(log.info("stop").put("lastSequence", node.lastApplied()).put("stateHash", hash));
        log.write(log.info("stop")
            .put("lastSequence", node.lastApplied())
            .put("accepted", source.accepted())
            .put("refused", source.refused())
            .put("decisions", counters.decisions())
            .put("stateHash", hash));
    }

    /** Says why an event was rejected; runs on the engine's thread, for rejections only. */
    private void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        if (DecisionFrame.templateId(buffer, offset) == EventRejectedDecoder.TEMPLATE_ID)
        {
            rejected.wrapAndApplyHeader(buffer, offset, header);
            log.refusal("engine", log.warning("rejected")
                .put("sequence", rejected.header().eventSequence())
                .put("reason", rejected.reason().name())
                .put("field", rejected.field()));
        }
    }

    private void rereadSecrets()
    {
        try
        {
            SecretFiles.read(configuration);
            log.write(log.info("secrets-read").put("sources", configuration.sources().size()));
        }
        catch (final RuntimeException e)
        {
            log.write(log.line("ERROR", "secrets-refused").put("why", String.valueOf(e.getMessage()))
                .put("note", "the secrets before stay in force"));
        }
    }
}
