package softlanding.gateway.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageLayout;
import softlanding.codecs.json.JsonWriter;
import softlanding.gateway.client.DecisionSubscriber;
import softlanding.gateway.client.ReadRequest;
import softlanding.gateway.client.RecordListener;
import softlanding.gateway.client.StopReason;
import softlanding.gateway.wire.Protocol;
import softlanding.node.command.Console;
import softlanding.node.command.ExitCode;
import softlanding.node.command.UnusableInputException;

/** Prints the decisions or the events of a live node. */
@Command(
    name = "subscribe",
    mixinStandardHelpOptions = true,
    header = "Prints the decisions of a live node as they come.",
    description = {
        "Prints the decisions or the events of a live node as JSON lines, each once and in order, from any place on.",
        "Exit code 1: the node does not let this client read."})
final class SubscribeCommand implements Callable<Integer>
{
    @Mixin
    private ClientOptions client;

    @Option(names = "--events", description = "Events instead of decisions.")
    private boolean ofEvents;

    @Option(names = "--after", defaultValue = "0", paramLabel = "SEQ[.INDEX]",
        description = "Begins behind this event, or this decision of it; default at the first that is kept.")
    private String after;

    @Option(names = "--type", paramLabel = "NAME", description = "Only this type. May be given several times.")
    private List<String> types = List.of();

    @Option(names = "--account", paramLabel = "ID", description = "Only records about this account.")
    private @Nullable Long account;

    @Option(names = "--once", description = "Ends when everything up to now was printed.")
    private boolean once;

    @Spec
    private CommandSpec spec;

    /** Prints what comes. */
    private static final class Printer implements RecordListener
    {
        private final PrintWriter out;
        private final Console console;
        private final JsonWriter json = new JsonWriter();
        private boolean isUpToDate;

        private Printer(final PrintWriter out, final Console console)
        {
            this.out = out;
            this.console = console;
        }

        @Override
        public void onRecord(
            final long sequence, final int index, final DirectBuffer buffer, final int offset, final int length)
        {
            final int bytes = json.write(buffer, offset, length);
            out.println(new String(json.line(), 0, bytes, StandardCharsets.UTF_8));
        }

        @Override
        public void onUpTo(final long eventSequence, final long timestampNs)
        {
            isUpToDate = true;
        }

        @Override
        public void onGap(final long previousRecord, final long lastRecord)
        {
            console.say("records between %d and %d were missing: asking again", lastRecord, previousRecord);
        }

        @Override
        public void onStop(final StopReason reason)
        {
            console.say("stopped: %s", reason);
        }
    }

    @Override
    public Integer call()
    {
        final PrintWriter out = spec.commandLine().getOut();
        final Console console = new Console(spec.commandLine().getErr());
        final Printer printer = new Printer(out, console);
        final Silence silence = new Silence(console, System.nanoTime());
        final IdleStrategy idle = new BackoffIdleStrategy(10, 10, 1_000, TimeUnit.MICROSECONDS.toNanos(500));
        try (StopRequest stop = new StopRequest();
            DecisionSubscriber reader = new DecisionSubscriber(client.settings(), request(), printer))
        {
            while (!stop.isAsked() && reader.stopped() == null && !(once && printer.isUpToDate) && !out.checkError())
            {
                idle.idle(reader.poll());
                silence.look(reader.isConnected(), System.nanoTime());
            }
            out.flush();
            stop.endInOrder();
            return reader.stopped() == null ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private ReadRequest request()
    {
        final List<Integer> templates = new ArrayList<>();
        for (final String type : types)
        {
            final MessageLayout message = MessageCatalog.instance().message(type);
            if (message == null || message.isEvent() != ofEvents)
            {
                throw new UnusableInputException(
                    "--type " + type + ": there is no such " + (ofEvents ? "event" : "decision"));
            }
            templates.add(message.templateId());
        }
        final String[] place = after.split("\\.", 2);
        try
        {
            final int index = place.length == 1 ? Protocol.ALL_INDICES : Integer.parseInt(place[1]);
            return new ReadRequest(ofEvents, Long.parseLong(place[0]), index,
                account == null ? ReadRequest.EVERY_ACCOUNT : account, templates);
        }
        catch (final NumberFormatException e)
        {
            throw new UnusableInputException("--after must be SEQ or SEQ.INDEX: " + after, e);
        }
    }
}
