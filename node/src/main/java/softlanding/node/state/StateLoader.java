package softlanding.node.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.codecs.FrameCheck;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.StateHashedDecoder;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.copy.StateCopyException;
import softlanding.engine.wire.WireEngine;
import softlanding.journal.JournalException;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalStream;
import softlanding.journal.StepLength;
import softlanding.node.EngineFactory;
import softlanding.node.EngineService;
import softlanding.node.gate.GateTerms;
import softlanding.node.gate.InputGate;
import softlanding.node.replay.DecisionFrame;
import softlanding.node.replay.JournalManifest;
import softlanding.node.replay.JournalManifestException;
import softlanding.node.replay.NamedLimits;
import softlanding.node.replay.Origin;

/**
 * Begins with the newest state file of a journal that is sound and fits: every byte as it was written, the same
 * journal, schema, rules and limits, and a state whose hash, computed again, is the one that was recorded as a
 * decision. Where a file does not, one line says so and the next older one is tried.
 */
public final class StateLoader
{
    private final Path folder;
    private final EngineFactory factory;
    private final EngineLimits limits;
    private final GateTerms terms;
    private final Consumer<String> say;

    /**
     * Prepares to load.
     *
     * @param folder  of the journal.
     * @param factory of the engine, for the limits of the journal.
     * @param limits  of the journal.
     * @param terms   of the gate.
     * @param say     receives a line for each file that is not used, and one for that which is.
     */
    public StateLoader(
        final Path folder,
        final EngineFactory factory,
        final EngineLimits limits,
        final GateTerms terms,
        final Consumer<String> say)
    {
        this.folder = folder;
        this.factory = factory;
        this.limits = limits;
        this.terms = terms;
        this.say = say;
    }

    /**
     * Loads the newest sound state, or makes an empty engine where there is none.
     *
     * @return engine and gate, and the event after which they stand.
     * @throws JournalManifestException if no state file can be used and the journal does not begin with event 1.
     */
    public LoadedState newest()
    {
        for (final Path file : StateFiles.newestFirst(folder))
        {
            final @Nullable LoadedState loaded = tryToLoad(file);
            if (loaded != null)
            {
                say.accept("state file " + file.getFileName() + " loaded: the replay begins after event " +
                    loaded.sequence());
                return loaded;
            }
        }
        final long first = JournalManifest.firstSequence(folder);
        if (first > 1)
        {
            throw new JournalManifestException(folder + " begins at event " + first +
                " and has no sound state file to begin with: restore one from a copy of the folder");
        }
        return new LoadedState(create(), new InputGate(terms), 0, 0);
    }

    private EngineService create()
    {
        return factory.create((buffer, offset, length) -> {});
    }

    private @Nullable LoadedState tryToLoad(final Path file)
    {
        try
        {
            return load(file);
        }
        catch (final StateFileException notUsable)
        {
            say.accept(String.valueOf(notUsable.getMessage()));
            return null;
        }
    }

    /**
     * Loads one file.
     *
     * @param file of the journal.
     * @return engine and gate.
     * @throws StateFileException if it is damaged or does not fit.
     */
    public LoadedState load(final Path file)
    {
        try (StateFileReader reader = StateFileReader.open(file))
        {
            final StateHeader header = reader.header();
            requireFit(file, header);
            requireRecorded(file, header);
            final EngineService engine = create();
            final InputGate gate = new InputGate(terms);
            engine.load(reader);
            GateSections.load(reader, gate.table());
            reader.requireEnd();
            require(file, "state hash", hex(header.stateHash()), hex(engine.stateHash()));
            require(file, "hash of the gate", hex(header.gateHash()), hex(gate.table().hash()));
            return new LoadedState(engine, gate, header.sequence(), header.decisions());
        }
        catch (final IOException | StateCopyException e)
        {
            throw new StateFileException(file, String.valueOf(e.getMessage()), e);
        }
    }

    private void requireFit(final Path file, final StateHeader header)
    {
        require(file, "journal", header.journalId(), JournalManifest.journalId(folder));
        require(file, "schema", header.schemaHash(), MessageCatalog.instance().schemaHash());
        require(file, "rules version", Long.toString(header.rulesVersion()), Long.toString(WireEngine.RULES_VERSION));
        final Map<String, Integer> ours = NamedLimits.of(limits);
        NamedLimits.of(header.limits()).forEach((name, value) ->
            require(file, "limits." + name, value.toString(), String.valueOf(ours.get(name))));
    }

    private static void require(final Path file, final String what, final String itsOwn, final String ours)
    {
        if (!itsOwn.equals(ours))
        {
            throw new StateFileException(file, what + " is " + itsOwn + " in the file and " + ours + " here");
        }
    }

    /** The journal must have the event, and the hash of the state among the decisions, as the last one of the event. */
    private void requireRecorded(final Path file, final StateHeader header)
    {
        final long[] recorded = {0, 0};
        try (JournalReader events = Origin.openEventsAt(folder, header.sequence() + 1);
            JournalReader decisions = JournalReader.openAt(
                folder, JournalStream.DECISIONS, StepLength.ONE, header.decisions()))
        {
            require(file, "end of the events", Long.toString(header.sequence()), Long.toString(
                Math.min(header.sequence(), events.nextSequence() - 1)));
            decisions.poll((sequence, buffer, offset, length) -> read(buffer, offset, length, recorded));
        }
        catch (final JournalException damaged)
        {
            throw new StateFileException(file, "the decision that it rests on cannot be read", damaged);
        }
        require(file, "last event", Long.toString(header.sequence()), Long.toString(recorded[0]));
        require(file, "state hash", hex(header.stateHash()), hex(recorded[1]));
    }

    private static void read(
        final DirectBuffer buffer, final int offset, final int length, final long[] recorded)
    {
        if (new FrameCheck().refusal(buffer, offset, length) == null &&
            DecisionFrame.templateId(buffer, offset) == StateHashedDecoder.TEMPLATE_ID)
        {
            recorded[0] = DecisionFrame.eventSequence(buffer, offset);
            recorded[1] = new StateHashedDecoder()
                .wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder()).stateHash();
        }
    }

    private static String hex(final long hash)
    {
        return String.format("%016x", hash);
    }
}
