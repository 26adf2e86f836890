package softlanding.gateway.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import softlanding.gateway.client.LinesOutbox;
import softlanding.gateway.client.OutboxState;
import softlanding.gateway.client.StopReason;
import softlanding.gateway.client.VenueClient;
import softlanding.node.command.Console;
import softlanding.node.command.ExitCode;
import softlanding.node.command.UnusableInputException;
import softlanding.node.input.EventSource;

/** Sends JSON lines to a live node. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    header = "Sends events to a live node.",
    description = {
        "Sends JSON lines to a live node as one of its sources, each event exactly once: the n-th line is event n",
        "of the input's stream. A second start goes on where the node is. What is remembered of an input stands",
        "beside it, in FILE.outbox. A line that is no event is refused and told, and uses up its place.",
        "Exit code 1: the client stopped; 2: the input cannot be used, or the node knows another one."})
final class SendCommand implements Callable<Integer>
{
    /** What to do after the node has lost events. */
    private static final class Loss
    {
        @Option(names = "--resend-lost", description = "Sends again what the node has lost.")
        private boolean resends;

        @Option(names = "--accept-loss", description = "Goes on behind what the node has, and tells what is missing.")
        private boolean accepts;
    }

    @Mixin
    private ClientOptions client;

    @Option(names = "--events", required = true, paramLabel = "FILE|-",
        description = "JSON lines, plain or gzip by content; - is standard input.")
    private String events;

    @Option(names = "--outbox", paramLabel = "FILE",
        description = "What is remembered of the input; default the name of the input and .outbox.")
    private @Nullable Path outboxFile;

    @Option(names = "--new-stream", description = "Makes the input the next stream of the source.")
    private boolean isNewStream;

    @Option(names = "--rate", defaultValue = "0", paramLabel = "N",
        description = "Events per second, at most; default as fast as they are accepted.")
    private long rate;

    @ArgGroup(exclusive = true)
    private @Nullable Loss loss;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call()
    {
        final Console console = new Console(spec.commandLine().getErr());
        final String name = EventSource.describe(events);
        final LinesOutbox outbox = new LinesOutbox(OutboxState.open(file()));
        final Sending sending = new Sending(console, name, new LineQueue(events), outbox, rate);
        try (outbox;
            StopRequest stop = new StopRequest();
            VenueClient venue = new VenueClient(client.settings(), outbox, isNewStream, onLoss(), sending))
        {
            final boolean isDone = sending.run(venue, stop);
            console.say("%,d events sent, %,d accepted, %,d refused", sending.sent(), venue.acceptedPosition(),
                sending.refused());
            if (isDone || venue.stopped() == null)
            {
                stop.endInOrder();
                return ExitCode.OK;
            }
            return venue.stopped() == StopReason.OTHER_STREAM ? ExitCode.UNUSABLE_INPUT : ExitCode.FAILED;
        }
        catch (final IOException e)
        {
            throw new UnusableInputException("cannot read " + name + ": " + UnusableInputException.reason(e), e);
        }
    }

    private Path file()
    {
        if (outboxFile != null)
        {
            return outboxFile;
        }
        if (EventSource.STANDARD_INPUT.equals(events))
        {
            throw new UnusableInputException("--events - needs --outbox FILE: the input itself has no name");
        }
        return Path.of(events + ".outbox");
    }

    private VenueClient.OnLoss onLoss()
    {
        if (loss == null)
        {
            return VenueClient.OnLoss.STOP;
        }
        if (loss.resends)
        {
            return VenueClient.OnLoss.RESEND;
        }
        return loss.accepts ? VenueClient.OnLoss.ACCEPT : VenueClient.OnLoss.STOP;
    }
}
