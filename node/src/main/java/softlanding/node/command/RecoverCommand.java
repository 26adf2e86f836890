package softlanding.node.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import softlanding.node.recovery.EngineOfJournal;
import softlanding.node.recovery.EventQuarantine;
import softlanding.node.recovery.JournalLoss;
import softlanding.node.recovery.TrialReplay;
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
        "Where nothing is lost, or the loss was accepted, the journal is replayed on trial, and an event that stops",
        "the engine is named. The watermark of the events is believed, a decision only if it follows the one before;",
        "where a decision names an event far beyond the others, say --lost-up-to.",
        "Exit codes: 0 nothing is lost, or the loss was accepted; 1 an event stops the engine; 2 a journal of another",
        "version; 4 something is lost, and nothing was changed."})
final class RecoverCommand implements Callable<Integer>
{
    /** What a filled sequence takes on the disk at most: event, frame and index. */
    private static final long FILLED_EVENT_BYTES = 128;
    private static final String LOSS_FILE = "loss.txt";

    @Mixin
    private JournalOption journal;

    @Option(names = "--accept-loss",
        description = "Cuts both streams behind the last record that can be used. Every file that this changes is " +
            "kept as it was in a folder loss-NNNN of the journal, with loss.txt; nothing is deleted.")
    private boolean lossAccepted;

    @Option(names = "--lost-up-to", paramLabel = "SEQ",
        description = "Sequence of the last event that may have been acknowledged, where the journal cannot prove " +
            "it: sequences up to it are filled.")
    private long lostUpTo;

    @Option(names = "--quarantine", paramLabel = "SEQ",
        description = "Replaces the event of this sequence, which must be the first that stops the engine, by a " +
            "rejection that names the operator. Every file that this changes is kept in a folder quarantine-NNNN.")
    private long quarantined;

    @Option(names = "--operator", paramLabel = "ID", description = "Id of the person who quarantines an event.")
    private long operatorId;

    @Option(names = "--reason", defaultValue = "", paramLabel = "TEXT",
        description = "Why an event is quarantined, at most 64 ASCII characters.")
    private String reason;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call()
    {
        final Path folder = journal.existing();
        final Console console = new Console(spec.commandLine().getErr());
        JournalManifest.check(folder);
        if (quarantined != 0)
        {
            return quarantine(folder, console);
        }
        if (!lossAccepted)
        {
            return report(folder, console);
        }
        try (JournalFolder held = JournalFolder.open(folder, JournalSettings.of(Durability.SURVIVES_PROCESS_CRASH)))
        {
            final JournalLoss loss = JournalLoss.of(folder, lostUpTo);
            report(loss, console);
            requireProved(folder, loss);
            if (!loss.isNone())
            {
                accept(folder, held, loss, console);
            }
        }
        return reportStop(folder, console);
    }

    private int report(final Path folder, final Console console)
    {
        final int code = report(JournalLoss.of(folder, lostUpTo), console);
        return code == ExitCode.OK ? reportStop(folder, console) : code;
    }

    private static int reportStop(final Path folder, final Console console)
    {
        final TrialReplay trial = trial(folder, console);
        if (trial.stoppedAt() == 0)
        {
            return ExitCode.OK;
        }
        console.say("stopped    event %d stops the engine: %s", trial.stoppedAt(), trial.stop());
        console.say("event      %s", EventQuarantine.of(folder, trial.stoppedAt()).text());
        console.say("go on      keep a copy and report it; then softlanding recover --journal %s --quarantine %d " +
            "--operator ID --reason TEXT", folder, trial.stoppedAt());
        return ExitCode.FAILED;
    }

    /** Refuses to fill sequences up to an event that only a doubtful decision names. */
    private void requireProved(final Path folder, final JournalLoss loss)
    {
        if (loss.farSequence() > 0)
        {
            throw new UnusableInputException("a decision names event " + loss.farSequence() +
                ", far beyond the last known event; if it is of this journal say --lost-up-to " + loss.farSequence() +
                ", else --lost-up-to with the last event that may have been acknowledged; nothing was changed");
        }
        if (lostUpTo != 0 && lostUpTo < loss.acknowledged())
        {
            throw new UnusableInputException("--lost-up-to " + lostUpTo + " is before event " + loss.acknowledged() +
                ", which the watermark proves; nothing was changed");
        }
        requireRoom(folder, loss.lostEventCount());
    }

    private static void requireRoom(final Path folder, final long events)
    {
        final long usableBytes = folder.toFile().getUsableSpace();
        if (events > usableBytes / FILLED_EVENT_BYTES)
        {
            throw new UnusableInputException(events + " lost events would be filled, and the disk has room for " +
                usableBytes / FILLED_EVENT_BYTES + "; nothing was changed");
        }
    }

    private int quarantine(final Path folder, final Console console)
    {
        if (operatorId == 0 || reason.isEmpty() || reason.length() > 64 ||
            !StandardCharsets.US_ASCII.newEncoder().canEncode(reason))
        {
            throw new UnusableInputException(
                "--quarantine needs --operator ID and --reason TEXT of at most 64 ASCII characters");
        }
        try (JournalFolder held = JournalFolder.open(folder, JournalSettings.of(Durability.SURVIVES_PROCESS_CRASH)))
        {
            if (report(JournalLoss.of(folder, lostUpTo), console) != ExitCode.OK)
            {
                return ExitCode.DAMAGED_JOURNAL;
            }
            final long stoppedAt = trial(folder, console).stoppedAt();
            if (stoppedAt != quarantined)
            {
                throw new UnusableInputException("event " + quarantined + " cannot be quarantined: " +
                    (stoppedAt == 0 ? "no event stops the engine" : "event " + stoppedAt + " stops the engine first"));
            }
            final EventQuarantine quarantine = EventQuarantine.of(folder, quarantined);
            final Path aside = firstFree(folder, "quarantine");
            replace(quarantine, held, aside);
            console.say("replaced   event %d: %s", quarantined, quarantine.text());
            console.say("accepted   the files as they were are in %s", aside);
        }
        return ExitCode.OK;
    }

    private void replace(final EventQuarantine quarantine, final JournalFolder held, final Path aside)
    {
        try
        {
            quarantine.replace(held, aside, operatorId, reason);
        }
        catch (final IOException e)
        {
            throw unwritable(aside, e);
        }
    }

    private static TrialReplay trial(final Path folder, final Console console)
    {
        return TrialReplay.of(
            folder, EngineOfJournal.of(folder), sequence -> console.progress("replaying", sequence));
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
        final Path aside = firstFree(folder, "loss");
        write(aside, loss.lines());
        loss.accept(held, aside);
        console.say("accepted   the files as they were are in %s", aside);
        console.say("go on      with softlanding replay --journal %s, then run with --mark-restart", folder);
        console.say("beware     of orders from lost events the engine knows nothing: before it starts, end at the " +
            "exchange what is open, and tell those who read the decisions");
    }

    private static Path firstFree(final Path folder, final String kind)
    {
        int number = 1;
        while (Files.exists(folder.resolve(name(kind, number))))
        {
            number++;
        }
        return folder.resolve(name(kind, number));
    }

    private static String name(final String kind, final int number)
    {
        return String.format("%s-%04d", kind, number);
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
            throw unwritable(aside, e);
        }
    }

    private static UnusableInputException unwritable(final Path aside, final IOException cause)
    {
        return new UnusableInputException(
            aside + " cannot be written: " + cause.getMessage() + "; nothing was changed", cause);
    }
}
