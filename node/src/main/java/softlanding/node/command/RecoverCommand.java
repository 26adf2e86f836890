package softlanding.node.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import softlanding.journal.Durability;
import softlanding.journal.JournalFolder;
import softlanding.journal.JournalSettings;
import softlanding.node.replay.JournalManifest;

/** Reports the loss of a damaged journal, and accepts it on request. */
@Command(
    name = "recover",
    mixinStandardHelpOptions = true,
    header = "Reports the loss of a damaged journal, and accepts it.",
    description = {
        "Says what a journal has lost that does not open any more, as after a power failure with durability PROCESS:",
        "first and last sequence of events and decisions. A copy of the journal is better than any loss: look for one",
        "first. With --accept-loss the journal then ends before the first hole and opens again; the sequences of lost",
        "events are filled with TimeAdvanced, so that no id of an order is given a second time.",
        "Exit codes: 0 nothing is lost, or the loss was accepted; 2 a journal of another version; 4 something is lost,",
        "and nothing was changed."})
final class RecoverCommand implements Callable<Integer>
{
    private static final String LOSS_FILE = "loss.txt";

    @Mixin
    private JournalOption journal;

    @Option(names = "--accept-loss",
        description = "Cuts both streams behind the last record that can be used. Every file that this changes is " +
            "kept as it was in a folder loss-NNNN of the journal, with loss.txt; nothing is deleted.")
    private boolean lossAccepted;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call()
    {
        final Path folder = journal.existing();
        final Console console = new Console(spec.commandLine().getErr());
        JournalManifest.check(folder);
        if (!lossAccepted)
        {
            return report(JournalLoss.of(folder), console);
        }
        try (JournalFolder held = JournalFolder.open(folder, JournalSettings.of(Durability.SURVIVES_PROCESS_CRASH)))
        {
            final JournalLoss loss = JournalLoss.of(folder);
            report(loss, console);
            if (!loss.isNone())
            {
                accept(folder, held, loss, console);
            }
            return ExitCode.OK;
        }
    }

    private static int report(final JournalLoss loss, final Console console)
    {
        loss.lines().forEach(line -> console.say("%s", line));
        if (loss.isNone())
        {
            console.say("nothing is lost: the journal opens as it is");
            return ExitCode.OK;
        }
        return ExitCode.DAMAGED_JOURNAL;
    }

    private static void accept(
        final Path folder, final JournalFolder held, final JournalLoss loss, final Console console)
    {
        final Path aside = firstFree(folder);
        write(aside, loss.lines());
        loss.accept(held, aside);
        console.say("accepted   the files as they were are in %s", aside);
        console.say("go on      with softlanding replay --journal %s, then run with --mark-restart", folder);
        console.say("beware     of orders from lost events the engine knows nothing: before it starts, end at the " +
            "exchange what is open, and tell those who read the decisions");
    }

    private static Path firstFree(final Path folder)
    {
        int number = 1;
        while (Files.exists(folder.resolve(name(number))))
        {
            number++;
        }
        return folder.resolve(name(number));
    }

    private static String name(final int number)
    {
        return String.format("loss-%04d", number);
    }

    private static void write(final Path aside, final List<String> lines)
    {
        final List<String> text = new ArrayList<>(List.of("accepted at " + Instant.now()));
        text.addAll(lines);
        try
        {
            Files.createDirectory(aside);
            Files.write(aside.resolve(LOSS_FILE), text);
        }
        catch (final IOException e)
        {
            throw new UnusableInputException(
                aside + " cannot be written: " + e.getMessage() + "; nothing was changed", e);
        }
    }
}
