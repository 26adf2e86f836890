package softlanding.node.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalStream;
import softlanding.journal.StepLength;
import softlanding.node.EngineFactory;
import softlanding.node.gate.GateTerms;
import softlanding.node.replay.JournalManifest;
import softlanding.node.replay.JournalTerms;
import softlanding.node.replay.Origin;
import softlanding.node.replay.Replay;
import softlanding.node.replay.ReplayReport;
import softlanding.node.state.LoadedState;
import softlanding.node.state.StateLoader;

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

    @Option(names = "--from-state",
        description = {
            "Begin behind the newest sound state file instead of the first event. A journal whose first events are",
            "archived always begins so."})
    private boolean fromState;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call()
    {
        final Path folder = journal.existing();
        final Console console = new Console(spec.commandLine().getErr());
        JournalManifest.check(folder);
        if (fromState || JournalManifest.firstSequence(folder) > 1)
        {
            verifyFromState(folder, monitor.settings(), console);
        }
        else
        {
            verify(folder, monitor.settings(), console);
        }
        return ExitCode.OK;
    }

    private static void verifyFromState(final Path folder, final ScreeningSettings monitor, final Console console)
    {
        final JournalTerms terms = JournalManifest.terms(folder);
        final LoadedState start = new StateLoader(
            folder, EngineFactory.margin(terms.limits(), monitor), terms.limits(),
            new GateTerms(terms.clock(), terms.frameBytes(), -1), line -> console.say("%s", line)).newest();
        final long startNs = System.nanoTime();
        try (JournalReader events = Origin.openEventsAt(folder, start.sequence() + 1);
            JournalReader decisions = JournalReader.openAt(
                folder, JournalStream.DECISIONS, StepLength.ONE, start.decisions() + 1))
        {
            final Replay replay = new Replay(
                start.engine(), start.sequence(), events, decisions, (buffer, offset, length) -> {});
            say(replay.run(sequence -> console.progress("replaying", sequence)), start.sequence(), startNs, console);
        }
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
        say(report, 0, startNs, console);
        return report;
    }

    private static void say(
        final ReplayReport report, final long after, final long startNs, final Console console)
    {
        final double seconds = (System.nanoTime() - startNs) / NS_PER_SECOND;
        final long events = report.events() - after;
        console.say("identical  %,d events, %,d decisions, %,d state hashes",
            events, report.decisionsVerified(), report.hashesVerified());
        if (report.decisionsMissing() > 0)
        {
            console.say("missing    %,d decisions at the end are not recorded; the next run appends them",
                report.decisionsMissing());
        }
        console.say("time       %.3f s, %,.0f events/s, state hash %016x",
            seconds, events / seconds, report.stateHash());
    }
}
