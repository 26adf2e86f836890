package softlanding.node.pipeline;

import java.util.ArrayList;
import java.util.List;
import softlanding.engine.figures.EngineFigures;
import softlanding.journal.JournalFolder;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalSettings;
import softlanding.journal.JournalStream;
import softlanding.journal.JournalWriter;
import softlanding.journal.StepLength;
import softlanding.node.EngineService;
import softlanding.node.gate.GateTerms;
import softlanding.node.gate.InputGate;
import softlanding.node.metrics.NodeMeter;
import softlanding.node.replay.JournalManifest;
import softlanding.node.replay.JournalTerms;
import softlanding.node.replay.Origin;
import softlanding.node.replay.Replay;
import softlanding.node.replay.ReplayReport;
import softlanding.node.state.LoadedState;
import softlanding.node.state.StateLoader;

/**
 * What every start does: locks the journal, opens its manifest, replays its events, compares the decisions and appends
 * those that are missing. Then engine and gate know all that the journal says.
 */
public final class NodeRecovery implements AutoCloseable
{
    private final JournalFolder journals;
    private final JournalTerms terms;
    private final JournalWriter events;
    private final JournalWriter decisions;
    private final EngineService engine;
    private final InputGate gate;
    private final ReplayReport report;
    private final List<String> notes = new ArrayList<>();

    private NodeRecovery(final RecoverySettings settings, final JournalFolder journals)
    {
        this.journals = journals;
        final NodeMeter meter = settings.watch().meter();
        terms = JournalManifest.open(settings.folder(), settings.wanted(),
            standing -> settings.engine().apply(standing.limits()).requireHeap());
        events = journals.writer(JournalStream.EVENTS, Origin::framesToCome);
        decisions = journals.writer(JournalStream.DECISIONS);
        final LoadedState start = new StateLoader(
            settings.folder(), settings.engine().apply(terms.limits()), terms.limits(),
            new GateTerms(terms.clock(), terms.frameBytes(), settings.clockErrorNs()), notes::add).newest();
        gate = start.gate();
        try (JournalReader journaled = Origin.openEventsAt(settings.folder(), start.sequence() + 1);
            JournalReader recorded = JournalReader.openAt(
                settings.folder(), JournalStream.DECISIONS, StepLength.ONE, start.decisions() + 1))
        {
            final DecisionRecorder recorder = new DecisionRecorder(decisions, settings.egress(), meter);
            final Replay replay = new Replay(start.engine(), start.sequence(), journaled, recorded, recorder);
            replay.observe((sequence, buffer, offset, length) -> gate.table().restore(buffer, offset, length));
            final long inJournal = events.nextSequence() - 1;
            report = replay.run(sequence ->
            {
                meter.onReplayed(sequence, inJournal);
                settings.watch().progress().accept(sequence);
            });
            engine = replay.engine();
            engine.decideTo(recorder);
            if (start.sequence() > 0 && report.events() == start.sequence())
            {
                engine.warmUp();
            }
        }
        final EngineFigures figures = new EngineFigures();
        engine.watch(figures);
        meter.onFigures(figures);
    }

    /**
     * Recovers a journal.
     *
     * @param settings of the recovery.
     * @return the parts of a node; the caller closes it.
     * @throws softlanding.node.replay.ReplayDivergedException if the engine does not repeat its recorded decisions.
     * @throws softlanding.journal.JournalException if a journal is damaged, full or held by another process.
     * @throws softlanding.node.replay.JournalVersionException if the journal is of another version or of other terms.
     * @throws softlanding.node.replay.JournalManifestException if {@code journal.properties} is missing or unreadable.
     */
    public static NodeRecovery of(final RecoverySettings settings)
    {
        final JournalFolder journals =
            JournalFolder.open(settings.folder(), JournalSettings.of(settings.durability()));
        boolean isRecovered = false;
        try
        {
            final NodeRecovery recovery = new NodeRecovery(settings, journals);
            isRecovered = true;
            return recovery;
        }
        finally
        {
            if (!isRecovered)
            {
                journals.close();
            }
        }
    }

    /** Returns the terms that stand in the journal. */
    public JournalTerms terms()
    {
        return terms;
    }

    /** Returns the writer of the events. */
    public JournalWriter events()
    {
        return events;
    }

    /** Returns the number of the last decision in the journal; 0 before the first. */
    public long lastDecision()
    {
        return decisions.nextSequence() - 1;
    }

    /** Returns the engine, whose decisions are recorded and passed to egress. */
    public EngineService engine()
    {
        return engine;
    }

    /** Returns the gate, which knows how far each source has got. */
    public InputGate gate()
    {
        return gate;
    }

    /** Returns the result of the replay. */
    public ReplayReport report()
    {
        return report;
    }

    /** Returns a line for each state file that was loaded or could not be used. */
    public List<String> notes()
    {
        return notes;
    }

    /** Closes the journals and releases the folder. */
    @Override
    public void close()
    {
        journals.close();
    }
}
