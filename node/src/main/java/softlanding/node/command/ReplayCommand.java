package softlanding.node.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalStream;
import softlanding.node.EngineFactory;
import softlanding.node.replay.JournalManifest;
import softlanding.node.replay.Origin;
import softlanding.node.replay.Replay;
import softlanding.node.replay.ReplayReport;

/** Replays a journal and compares every decision and state hash. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    header = "Replays a journal and compares every decision.",
    description = {
        "Replays a journal without writing: compares each decision byte by byte, state hashes among them.",
        "Exit codes: 0 identical, 2 a journal of another version, 3 diverged (names the first event",
        "sequence), 4 damaged journal."})
public final class ReplayCommand implements Callable<Integer>
{
    private static final double NS_PER_SECOND = 1e9;

    @Mixin
    private JournalOption journal;

    @Mixin
    private ScreeningOptions monitor;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call()
    {
        verify(journal.existing(), monitor.settings(), new Console(spec.commandLine().getErr()));
        return ExitCode.OK;
    }

    /**
     * Replays a journal and prints the result.
     *
     * @param folder  of the journal.
     * @param monitor settings of the screening.
     * @param console for the result.
     * @return the result.
     */
    public static ReplayReport verify(final Path folder, final ScreeningSettings monitor, final Console console)
    {
        JournalManifest.check(folder);
        final long startNs = System.nanoTime();
        final ReplayReport report;
        try (JournalReader events = Origin.openEvents(folder);
            JournalReader decisions = JournalReader.open(folder, JournalStream.DECISIONS))
        {
            final Replay replay = new Replay(
                EngineFactory.margin(JournalManifest.limits(folder), monitor),
                events, decisions, (buffer, offset, length) -> {});
            report = replay.run(sequence -> console.progress("replaying", sequence));
        }
        final double seconds = (System.nanoTime() - startNs) / NS_PER_SECOND;
        console.say("identical  %,d events, %,d decisions, %,d state hashes",
            report.events(), report.decisionsVerified(), report.hashesVerified());
        if (report.decisionsMissing() > 0)
        {
            console.say("missing    %,d decisions at the end are not recorded; the next run appends them",
                report.decisionsMissing());
        }
        console.say("time       %.3f s, %,.0f events/s, state hash %016x",
            seconds, report.events() / seconds, report.stateHash());
        return report;
    }
}
