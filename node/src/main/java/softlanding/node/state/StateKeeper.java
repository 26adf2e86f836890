package softlanding.node.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import softlanding.codecs.FrameCheck;
import softlanding.codecs.MessageCatalog;
import softlanding.engine.wire.WireEngine;
import softlanding.journal.JournalException;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalStream;
import softlanding.journal.RecordHandler;
import softlanding.journal.StepLength;
import softlanding.node.EngineFactory;
import softlanding.node.gate.GateTerms;
import softlanding.node.replay.ClockMode;
import softlanding.node.replay.JournalManifest;
import softlanding.node.replay.JournalTerms;
import softlanding.node.replay.Origin;
import softlanding.node.replay.UnsoundEventException;

/**
 * Follows a journal beside the node that writes it, without its lock: an engine of its own applies each event, every
 * decision is compared with the recorded one, and from time to time the state becomes a file. So a file is never ahead
 * of the journal, and a node that decides otherwise than its own journal says is found while it runs.
 */
public final class StateKeeper implements AutoCloseable
{
    private static final GateTerms NOBODY_SENDS = new GateTerms(ClockMode.EVENTS, 0, -1);

    private final Path folder;
    private final int kept;
    private final JournalTerms terms;
    private final LoadedState state;
    private final JournalReader events;
    private final JournalReader decisions;
    private final PendingDecisions pending;
    private final FrameCheck frameCheck = new FrameCheck();
    private final RecordHandler apply = this::apply;
    private long sequence;

    /**
     * Begins with the newest sound state file of a journal, or with its first event.
     *
     * @param folder  of the journal.
     * @param factory of the engine, for the limits of the journal.
     * @param kept    number of files that stay, at least 2.
     * @param say     receives a line about each state file that was tried.
     */
    public StateKeeper(
        final Path folder, final EngineFactory factory, final int kept, final Consumer<String> say)
    {
        this.folder = folder;
        this.kept = kept;
        JournalManifest.check(folder);
        terms = JournalManifest.terms(folder);
        state = new StateLoader(folder, factory, terms.limits(), NOBODY_SENDS, say).newest();
        sequence = state.sequence();
        events = Origin.openEventsAt(folder, sequence + 1);
        decisions = JournalReader.openAt(folder, JournalStream.DECISIONS, StepLength.ONE, state.decisions() + 1);
        pending = new PendingDecisions(decisions);
        state.engine().decideTo(pending);
    }

    /**
     * Applies the next event, and compares the decisions that are recorded by now.
     *
     * @return false at the present end of the journal.
     * @throws softlanding.node.replay.ReplayDivergedException if a decision differs from the recorded one.
     */
    public boolean poll()
    {
        final boolean more = events.poll(apply);
        pending.compareRecorded();
        return more;
    }

    private void apply(final long newSequence, final DirectBuffer buffer, final int offset, final int length)
    {
        final int origin = Origin.length(buffer, offset, length);
        final int frame = offset + origin;
        final String refusal = frameCheck.refusalOfEvent(buffer, frame, length - origin);
        if (refusal != null)
        {
            throw new UnsoundEventException(newSequence, refusal);
        }
        state.gate().table().restore(buffer, offset, length);
        state.engine().onEvent(
            Origin.sourceId(buffer, offset, length), newSequence, buffer, frame, length - origin);
        sequence = newSequence;
    }

    /** Returns the sequence of the last event that was applied. */
    public long sequence()
    {
        return sequence;
    }

    /** Returns the sequence of the last event of the journal at present; nothing is applied. */
    public long lastSequence()
    {
        try (JournalReader ahead = Origin.openEventsAt(folder, sequence + 1))
        {
            ahead.readToEnd((passed, buffer, offset, length) -> {});
            return ahead.nextSequence() - 1;
        }
    }

    /** Returns the number of decisions that were compared. */
    public long decisionsCompared()
    {
        return pending.compared();
    }

    /** Returns whether the state after the last event can become a file once its decisions are recorded. */
    public boolean isAtPlace()
    {
        return sequence > state.sequence() && sequence % WireEngine.EVENTS_PER_STATE_HASH == 0 &&
            state.engine().isAtRest();
    }

    /** Compares the decisions that are recorded by now; returns whether all decisions so far are. */
    public boolean isRecorded()
    {
        return pending.compareRecorded();
    }

    /**
     * Makes a file of the state, which {@link #isAtPlace} and {@link #isRecorded}. What the file rests on is on the
     * disk before it.
     *
     * @return what the file says of itself.
     * @throws JournalException.DiskFull if it cannot be written.
     */
    public StateHeader write()
    {
        force("events");
        force("decisions");
        final StateHeader header = new StateHeader(
            sequence, pending.last(), state.engine().timeNs(), state.engine().stateHash(), state.gate().table().hash(),
            WireEngine.RULES_VERSION, MessageCatalog.instance().schemaHash(), JournalManifest.journalId(folder),
            terms.limits());
        StateFiles.write(folder, header, state.engine(), state.gate(), kept);
        return header;
    }

    private void force(final String stream)
    {
        try (Stream<Path> files = Files.walk(folder.resolve(stream)))
        {
            final List<Path> segments = files.filter(Files::isRegularFile).collect(Collectors.toList());
            for (final Path segment : segments)
            {
                try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.READ))
                {
                    channel.force(true);
                }
            }
        }
        catch (final IOException e)
        {
            throw new JournalException.DiskFull(folder.resolve(stream) + " cannot be forced to the disk", e);
        }
    }

    @Override
    public void close()
    {
        events.close();
        decisions.close();
    }
}
