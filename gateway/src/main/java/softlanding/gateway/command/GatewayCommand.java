package softlanding.gateway.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import softlanding.engine.state.EngineLimits;
import softlanding.gateway.node.DirectNode;
import softlanding.gateway.node.DirectNodeContext;
import softlanding.gateway.wire.Protocol;
import softlanding.journal.Durability;
import softlanding.node.command.Console;
import softlanding.node.command.ExitCode;
import softlanding.node.command.UnusableInputException;
import softlanding.node.config.GatewaySection;
import softlanding.node.replay.ClockMode;
import softlanding.node.replay.JournalManifest;
import softlanding.node.replay.NamedLimits;
import softlanding.node.replay.WantedTerms;

/** Runs a live node that takes events from its clients and gives them decisions. */
@Command(
    name = "gateway",
    mixinStandardHelpOptions = true,
    header = "Runs a live node for clients over Aeron.",
    description = {
        "Runs a live node: its clients hand over each event exactly once, and read decisions from any point.",
        "It needs a media driver, and waits for one. SIGTERM and SIGINT end it in order, with exit code 0.",
        "Exit code 2: a client or a secret cannot be used, or the journal is of other terms or another version."})
final class GatewayCommand implements Callable<Integer>
{
    @Option(names = "--journal", required = true, paramLabel = "DIR",
        description = "Folder of the journal, made when missing.")
    private Path journal;

    @Option(names = "--aeron-dir", required = true, paramLabel = "DIR",
        description = "Folder that driver, node and clients share.")
    private Path aeron;

    @Option(names = "--client", required = true, paramLabel = "ID:SECRETFILE:SEND:READ",
        description = {
            "Who may connect, 1 to 999: SEND is - or a list of FEED, SECOND_SOURCE, VENUE, TREASURY, OPERATOR, ALL;",
            "READ is - or a list of MARKET, REFERENCE, AUCTIONS, OWN, ALL. May be given several times."})
    private List<String> clients;

    @Option(names = "--channel", defaultValue = Protocol.INGRESS_CHANNEL, paramLabel = "CHANNEL",
        description = "On which clients send; default ${DEFAULT-VALUE}.")
    private String channel;

    @Option(names = "--durability", defaultValue = "SURVIVES_POWER_LOSS", paramLabel = "CHOICE",
        description = "What an event survives once accepted: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Durability durability;

    @Option(names = "--clock", paramLabel = "CHOICE",
        description = "Whose time counts, for a new journal: ${COMPLETION-CANDIDATES}; default WALL.")
    private @Nullable ClockMode clock;

    @Option(names = "--limit", paramLabel = "NAME=N",
        description = "A limit of the engine, for a new journal.")
    private Map<String, Integer> limits = Map.of();

    @Option(names = "--most-readers", defaultValue = "8", paramLabel = "N",
        description = "Clients that may read at a time; default ${DEFAULT-VALUE}.")
    private int mostReaders;

    @Option(names = "--idle", defaultValue = "YIELD", paramLabel = "CHOICE",
        description = "How the node waits: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private GatewaySection.Idle idle;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call()
    {
        final Console console = new Console(spec.commandLine().getErr());
        final DirectNodeContext context = context(console);
        try (StopRequest stop = new StopRequest())
        {
            try (DirectNode node = DirectNode.launch(context))
            {
                console.say("live: %,d events recovered, %d clients",
                    node.pipeline().recoveryReport().events(), clients.size());
                final IdleStrategy strategy = strategy(idle);
                while (!stop.isAsked())
                {
                    strategy.idle(node.work());
                }
                console.say("stopped at event %,d, state hash %016x", node.lastApplied(), node.pipeline().stateHash());
            }
            stop.endInOrder();
            return ExitCode.OK;
        }
    }

    private DirectNodeContext context(final Console console)
    {
        final DirectNodeContext context = new DirectNodeContext()
            .journalDirectory(journal)
            .driverDirectory(aeron)
            .channel(channel)
            .mostReaders(mostReaders)
            .log(line -> console.say("%s", line));
        clients.stream().map(ClientText::client).forEach(context::client);
        context.pipeline().durability(durability).terms(terms());
        return context;
    }

    /** A new journal goes by the node's clock; an older one by its own terms, unless something else is asked. */
    private WantedTerms terms()
    {
        final WantedTerms terms = new WantedTerms();
        final boolean isNew = !Files.exists(journal.resolve(JournalManifest.FILE));
        if (clock != null || isNew)
        {
            terms.clock(clock == null ? ClockMode.WALL : clock);
        }
        if (!limits.isEmpty())
        {
            try
            {
                terms.limits(NamedLimits.changed(EngineLimits.defaults(), limits));
            }
            catch (final IllegalArgumentException e)
            {
                throw new UnusableInputException("--limit: " + e.getMessage(), e);
            }
        }
        return terms;
    }

    private static IdleStrategy strategy(final GatewaySection.Idle idle)
    {
        return switch (idle)
        {
            case SPIN -> BusySpinIdleStrategy.INSTANCE;
            case YIELD -> YieldingIdleStrategy.INSTANCE;
            case BACKOFF -> new BackoffIdleStrategy(100, 10, 1_000, TimeUnit.MICROSECONDS.toNanos(100));
        };
    }
}
