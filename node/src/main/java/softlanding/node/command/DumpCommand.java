package softlanding.node.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.json.JsonWriter;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalStream;
import softlanding.journal.RecordHandler;
import softlanding.node.input.RecordedStep;
import softlanding.node.replay.JournalManifest;
import softlanding.node.replay.Origin;

/** Prints the records of a journal. */
@Command(
    name = "dump",
    mixinStandardHelpOptions = true,
    header = "Prints a journal as JSON lines.",
    description = {
        "One line per record on standard output, in order. Decimals are strings with up to 8 places, times are",
        "nanoseconds since 1970 UTC. A dump of all events is an input of run."})
final class DumpCommand implements Callable<Integer>
{
    private static final int LINES_BETWEEN_CHECKS = 1024;

    @Mixin
    private JournalOption journal;

    @Option(names = "--stream", defaultValue = "EVENTS", paramLabel = "STREAM",
        description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private JournalStream stream;

    @Option(names = "--type", paramLabel = "NAME", description = "Only messages of this type, as in the schema.")
    private @Nullable String type;

    @Option(names = "--account", paramLabel = "ID", description = "Only messages of this account.")
    private @Nullable Long account;

    @Option(names = "--origin",
        description = "With events: each with its origin, as run --recorded takes it; those of the node among them.")
    private boolean withOrigin;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call()
    {
        if (type != null && MessageCatalog.instance().message(type) == null)
        {
            throw new UnusableInputException("--type: the schema has no message " + type);
        }
        final PrintWriter out = spec.commandLine().getOut();
        final Path folder = journal.existing();
        JournalManifest.check(folder);
        if (withOrigin && stream != JournalStream.EVENTS)
        {
            throw new UnusableInputException("--origin is for events: decisions have none");
        }
        try (JournalReader reader = stream == JournalStream.EVENTS ?
            Origin.openEvents(folder) : JournalReader.open(folder, stream))
        {
            final RecordHandler print = printer(out);
            long records = 0;
            boolean readable = true;
            // A reader that closed its end of the pipe ends the command without an error.
            while (readable && reader.poll(print))
            {
                records++;
                readable = records % LINES_BETWEEN_CHECKS != 0 || !out.checkError();
            }
        }
        out.flush();
        return ExitCode.OK;
    }

    private RecordHandler printer(final PrintWriter out)
    {
        final MessageFilter filter = new MessageFilter(type, account);
        final JsonWriter json = new JsonWriter();
        return (sequence, buffer, offset, length) ->
        {
            final int origin = stream == JournalStream.EVENTS ? Origin.length(buffer, offset, length) : 0;
            if (filter.accepts(buffer, offset + origin))
            {
                out.write(withOrigin ? RecordedStep.text(json, buffer, offset, length) :
                    text(json, buffer, offset + origin, length - origin));
                out.write('\n');
            }
        };
    }

    private static String text(final JsonWriter json, final DirectBuffer buffer, final int offset, final int length)
    {
        // Writing may lengthen the line.
        final int written = json.write(buffer, offset, length);
        return new String(json.line(), 0, written, StandardCharsets.US_ASCII);
    }
}
