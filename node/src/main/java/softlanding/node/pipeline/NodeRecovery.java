package softlanding.node.pipeline;

import softlanding.journal.JournalFolder;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalSettings;
import softlanding.journal.JournalStream;
import softlanding.journal.JournalWriter;
import softlanding.node.EngineService;
import softlanding.node.gate.GateTerms;
import softlanding.node.gate.InputGate;
import softlanding.node.replay.JournalManifest;
import softlanding.node.replay.JournalTerms;
import softlanding.node.replay.Origin;
import softlanding.node.replay.Replay;
import softlanding.node.replay.ReplayReport;

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

    private NodeRecovery(final RecoverySettings settings, final JournalFolder journals)
    {
        this.journals = journals;
        terms = JournalManifest.open(settings.folder(), settings.wanted(),
            standing -> settings.engine().apply(standing.limits()).requireHeap());
        gate = new InputGate(new GateTerms(terms.clock(), terms.frameBytes(), settings.clockErrorNs()));
        events = journals.writer(JournalStream.EVENTS, Origin::framesToCome);
        decisions = journals.writer(JournalStream.DECISIONS);
        try (JournalReader journaled = Origin.openEvents(settings.folder());
            JournalReader recorded = JournalReader.open(settings.folder(), JournalStream.DECISIONS))
        {
            final DecisionRecorder recorder = new DecisionRecorder(decisions, settings.egress());
            final Replay replay =
                new Replay(settings.engine().apply(terms.limits()), journaled, recorded, recorder);
            replay.observe((sequence, buffer, offset, length) -> gate.table().restore(buffer, offset, length));
            report = replay.run(settings.progress());
            engine = replay.engine();
            engine.decideTo(recorder);
        }
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

    /** Closes the journals and releases the folder. */
    @Override
    public void close()
    {
        journals.close();
    }
}
