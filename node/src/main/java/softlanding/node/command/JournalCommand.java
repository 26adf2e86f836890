package softlanding.node.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import softlanding.node.anchor.AnchorKeys;
import softlanding.node.anchor.AnchorVerifier;
import softlanding.node.anchor.Anchoring;
import softlanding.node.replay.JournalManifest;

/** The evidence that a journal was not changed. */
@Command(
    name = "journal",
    mixinStandardHelpOptions = true,
    header = "Proves that a journal was not changed.",
    description = {
        "A checksum finds accidents. Anyone who can write a journal can also write another past with right checksums.",
        "Anchors find that: signed lines with the hashes of both streams, kept where the writer of the journal cannot",
        "change them."},
    subcommands = {JournalCommand.Keys.class, JournalCommand.Anchor.class, JournalCommand.Loss.class,
        JournalCommand.Verify.class})
final class JournalCommand implements Callable<Integer>
{
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call()
    {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }

    /** Makes a pair of keys. */
    @Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        header = "Makes a pair of Ed25519 keys in PEM, as openssl does.")
    static final class Keys implements Callable<Integer>
    {
        @Option(names = "--private-key", required = true, paramLabel = "FILE", description = "New file, mode 0600.")
        private Path privateKey;

        @Option(names = "--public-key", required = true, paramLabel = "FILE", description = "New file.")
        private Path publicKey;

        @Override
        public Integer call()
        {
            try
            {
                AnchorKeys.create(privateKey, publicKey);
                return ExitCode.OK;
            }
            catch (final IOException e)
            {
                throw unusable(e);
            }
        }
    }

    /** Appends anchors. */
    @Command(
        name = "anchor",
        mixinStandardHelpOptions = true,
        header = "Appends signed anchors of a journal to a file.",
        description = {
            "Follows a journal, also one that a node writes, and appends an anchor at once and then each minute. Each",
            "line also goes to standard output. Send the lines where the writer of the journal cannot change them.",
            "An anchor may name records that only reach the disk later: where power may fail, the node should run with",
            "durability SURVIVES_POWER_LOSS.",
            "Exit codes: 0 done; 2 unusable options, keys or anchors; 4 the journal does not fit its last anchors."})
    static final class Anchor implements Callable<Integer>
    {
        @Mixin
        private SigningOptions signing;

        @Option(names = "--every-seconds", defaultValue = "60", paramLabel = "N",
            description = "Time between two anchors, 1 to 86400; default ${DEFAULT-VALUE}.")
        private int everySeconds;

        @Option(names = "--once", description = "Ends after one anchor.")
        private boolean once;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws InterruptedException
        {
            if (everySeconds < 1 || everySeconds > TimeUnit.DAYS.toSeconds(1))
            {
                throw new UnusableInputException("--every-seconds must be from 1 to 86400, is " + everySeconds);
            }
            try
            {
                final Anchoring.Source source = signing.source();
                return fits(source) ? follow(source) : ExitCode.DAMAGED_JOURNAL;
            }
            catch (final IOException e)
            {
                throw unusable(e);
            }
        }

        private int follow(final Anchoring.Source source) throws IOException, InterruptedException
        {
            try (Anchoring anchoring = new Anchoring(source))
            {
                boolean isRead = true;
                while (isRead)
                {
                    spec.commandLine().getOut().println(anchoring.anchor(System.currentTimeMillis()));
                    isRead = !spec.commandLine().getOut().checkError() && !once;
                    if (isRead)
                    {
                        TimeUnit.SECONDS.sleep(everySeconds);
                    }
                }
                return ExitCode.OK;
            }
        }

        /** Never signs over a past that has changed since the last anchor. */
        private boolean fits(final Anchoring.Source source) throws IOException
        {
            final AnchorVerifier verifier =
                AnchorVerifier.verify(source.folder(), source.journalId(), source.anchors(), null);
            verifier.problems().forEach(problem -> new Console(spec.commandLine().getErr()).say("%s", problem));
            return verifier.problems().isEmpty();
        }
    }

    /** Declares an accepted loss. */
    @Command(
        name = "declare-loss",
        mixinStandardHelpOptions = true,
        header = "Declares in the anchors that a loss was accepted.",
        description = {
            "After recover --accept-loss the journal no longer fits the anchors of what was lost. This appends two",
            "lines: the declaration, which names the operator and up to where both streams are as they were, and a new",
            "anchor. verify then reports the loss as declared. The two numbers stand in loss.txt."})
    static final class Loss implements Callable<Integer>
    {
        @Mixin
        private SigningOptions signing;

        @Option(names = "--kept-events", required = true, paramLabel = "SEQ",
            description = "Sequence of the last event that is as it was.")
        private long keptEvents;

        @Option(names = "--kept-decisions", required = true, paramLabel = "N",
            description = "Number of the last decision that is as it was.")
        private long keptDecisions;

        @Option(names = "--operator", required = true, paramLabel = "ID", description = "Who declares it.")
        private long operatorId;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call()
        {
            if (keptEvents < 0 || keptDecisions < 0 || operatorId < 1)
            {
                throw new UnusableInputException(
                    "--kept-events and --kept-decisions must be at least 0, --operator at least 1");
            }
            try
            {
                final Anchoring.Source source = signing.source();
                requireExisting(source.anchors());
                final List<String> lines = Anchoring.declareLoss(
                    source, keptEvents, keptDecisions, operatorId, System.currentTimeMillis());
                lines.forEach(spec.commandLine().getOut()::println);
                return ExitCode.OK;
            }
            catch (final IOException e)
            {
                throw unusable(e);
            }
        }
    }

    /** Compares a journal with its anchors. */
    @Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        header = "Compares a journal with its anchors.",
        description = {
            "Recomputes the hashes of both streams. Exit codes: 0 the journal is as it was anchored; 2 unusable",
            "options, key or anchors; 4 it is not: names the two anchors between which a record was changed, removed",
            "or inserted, or the anchor that is not the right one. Says nothing about records after the last anchor."})
    static final class Verify implements Callable<Integer>
    {
        @Mixin
        private JournalOption journal;

        @Option(names = "--anchors", required = true, paramLabel = "FILE",
            description = "From a place that the writer of the journal cannot change.")
        private Path anchors;

        @Option(names = "--public-key", required = true, paramLabel = "FILE", description = "Of Ed25519, in PEM.")
        private Path publicKey;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call()
        {
            final Path folder = journal.existing();
            final Console console = new Console(spec.commandLine().getErr());
            try
            {
                requireExisting(anchors);
                final AnchorVerifier verifier = AnchorVerifier.verify(
                    folder, JournalManifest.journalId(folder), anchors, AnchorKeys.publicKey(publicKey));
                final boolean isWhole = verifier.problems().isEmpty();
                (isWhole ? verifier.lines() : verifier.problems()).forEach(line -> console.say("%s", line));
                return isWhole ? ExitCode.OK : ExitCode.DAMAGED_JOURNAL;
            }
            catch (final IOException e)
            {
                throw unusable(e);
            }
        }
    }

    /** What is anchored, where, and with which key. */
    static final class SigningOptions
    {
        @Mixin
        private JournalOption journal;

        @Option(names = "--anchors", required = true, paramLabel = "FILE",
            description = "File of anchors, which is continued.")
        private Path anchors;

        @Option(names = "--private-key", required = true, paramLabel = "FILE", description = "Of Ed25519, in PEM.")
        private Path privateKey;

        private Anchoring.Source source() throws IOException
        {
            final Path folder = journal.existing();
            return new Anchoring.Source(
                folder, JournalManifest.journalId(folder), anchors, AnchorKeys.privateKey(privateKey));
        }
    }

    private static void requireExisting(final Path file) throws IOException
    {
        if (!Files.exists(file))
        {
            throw new IOException(file + " does not exist");
        }
    }

    private static UnusableInputException unusable(final IOException cause)
    {
        return new UnusableInputException(String.valueOf(cause.getMessage()), cause);
    }
}
