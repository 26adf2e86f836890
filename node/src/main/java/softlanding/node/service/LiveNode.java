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
import softlanding.node.NodeStoppedException;
import softlanding.node.command.OrderlyStop;
import softlanding.node.config.ConfigurationException;
import softlanding.node.config.NodeConfiguration;
import softlanding.node.config.SecretFiles;
import softlanding.node.metrics.BuildInfo;
import softlanding.node.metrics.NodeCollector;
import softlanding.node.metrics.NodeCounters;
import softlanding.node.metrics.SourceCounters;
import softlanding.node.pipeline.EventPipeline;
import softlanding.node.pipeline.PipelineContext;
import softlanding.node.replay.ClockMode;
import softlanding.node.replay.DecisionFrame;

/**
 * A node from its start to its orderly stop: it answers over HTTP while it recovers, then takes events, and says in its
 * log what happens.
 */
final class LiveNode
{
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
        final LineReader reader = new LineReader(input);
        state = new NodeState(configuration, counters, List.of(source), clock, reader::waiting);
        feed = new LiveFeed(reader, source, log, state, configuration.gateway().idle());
        starts = new StartsFile(configuration.journal().dir());
    }

    /**
     * Runs until the input ends or the process is asked to stop.
     *
     * @param stop hears the signals.
     * @throws IOException if the input cannot be read, or the port is taken.
     */
    @SuppressWarnings({"try", "FutureReturnValueIgnored"}) // the signal is only watched; the look never ends
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
                EventPipeline pipeline = EventPipeline.recover(context(stop)))
            {
                begin(pipeline);
                pipeline.start(clock.nowNs());
                feed.run(pipeline, stop);
                end(pipeline);
            }
        }
        catch (final NodeStoppedException e)
        {
            state.stop("stopped: " + e.getMessage());
            log.write(log.line("ERROR", "failed").put("why", String.valueOf(e.getMessage())));
            throw e;
        }
        finally
        {
            state.stop("stopped");
            watch.shutdownNow();
        }
    }

    private PipelineContext context(final OrderlyStop stop)
    {
        return new PipelineContext()
            .journalDirectory(configuration.journal().dir())
            .durability(configuration.journal().durability())
            .terms(configuration.wantedTerms())
            .clockErrorNs(configuration.gateway().clockErrorNs())
            .recoveryProgress(sequence -> requireNoStop(stop, sequence))
            .egress(this::onDecision)
            .meter(counters);
    }

    private static void requireNoStop(final OrderlyStop stop, final long sequence)
    {
        if (stop.isAsked())
        {
            throw new StoppedWhileRecoveringException(sequence);
        }
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
        if (configuration.journal().clock() == ClockMode.EVENTS)
        {
            log.write(log.warning("recorded-clock")
                .put("note", "the clock is that of the events: nothing is late, for recorded input only"));
        }
    }

    private void begin(final EventPipeline pipeline) throws IOException
    {
        counters.begin(pipeline.recoveryReport().stateHash());
        final String lastEnd = starts.lastEnd();
        final long number = starts.nextStart();
        starts.append(log.info("start")
            .put("start", number)
            .put("version", build.version())
            .put("commit", build.commit())
            .put("java", build.jdk())
            .put("configuration", configuration.effective().hash())
            .put("nextSequence", pipeline.lastApplied() + 1)
            .put("lastEnd", lastEnd));
        state.live(pipeline.recoveryReport());
        log.write(log.info("recovered")
            .put("start", number)
            .put("lastEnd", lastEnd)
            .put("events", pipeline.recoveryReport().events())
            .put("decisionsVerified", pipeline.recoveryReport().decisionsVerified())
            .put("decisionsAppended", pipeline.recoveryReport().decisionsMissing())
            .putDecimal("seconds", state.recoveryNs() / NS_PER_SECOND)
            .put("stateHash", String.format(Locale.ROOT, "%016x", pipeline.recoveryReport().stateHash())));
    }

    private void end(final EventPipeline pipeline) throws IOException
    {
        state.stop("stopping");
        final long stateHash = pipeline.stateHash();
        log.closeRefusals();
        final String hash = String.format(Locale.ROOT, "%016x", stateHash);
        starts.append(log.info("stop").put("lastSequence", pipeline.lastApplied()).put("stateHash", hash));
        log.write(log.info("stop")
            .put("lastSequence", pipeline.lastApplied())
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
        catch (final ConfigurationException e)
        {
            log.write(log.line("ERROR", "secrets-refused").put("why", String.valueOf(e.getMessage()))
                .put("note", "the secrets before stay in force"));
        }
    }
}
