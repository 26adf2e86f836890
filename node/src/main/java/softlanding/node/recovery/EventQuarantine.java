package softlanding.node.recovery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.codecs.EventQuarantinedEncoder;
import softlanding.codecs.Frames;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.json.JsonWriter;
import softlanding.journal.JournalFolder;
import softlanding.journal.JournalSalvage;
import softlanding.journal.JournalStream;
import softlanding.journal.JournalWriter;
import softlanding.node.replay.DecisionFrame;
import softlanding.node.replay.Origin;

/**
 * Replaces an event that stops the engine by one that is always rejected and names the operator. The events after it
 * keep their sequences. Decisions from the replaced event on are cut; the next run makes them again.
 */
public final class EventQuarantine
{
    private final long sequence;
    private final JournalSalvage events;
    private final JournalSalvage decisions;
    private final List<UnsafeBuffer> after = new ArrayList<>();
    private UnsafeBuffer replaced = new UnsafeBuffer(0, 0);
    private long decisionsKept;

    private EventQuarantine(final Path folder, final long sequence)
    {
        this.sequence = sequence;
        events = JournalSalvage.look(folder, JournalStream.EVENTS, this::onEvent);
        decisions = JournalSalvage.look(folder, JournalStream.DECISIONS, this::onDecision);
    }

    /**
     * Reads a journal whose event of a sequence is to be replaced, without changing it.
     *
     * @param folder   of the journal.
     * @param sequence of the event.
     * @return the event and those after it.
     */
    public static EventQuarantine of(final Path folder, final long sequence)
    {
        return new EventQuarantine(folder, sequence);
    }

    private void onEvent(final long number, final DirectBuffer buffer, final int offset, final int length)
    {
        if (number >= sequence)
        {
            final byte[] frame = new byte[length];
            buffer.getBytes(offset, frame);
            after.add(new UnsafeBuffer(frame));
        }
        if (number == sequence)
        {
            replaced = after.remove(0);
        }
    }

    private void onDecision(final long number, final DirectBuffer buffer, final int offset, final int length)
    {
        if (DecisionFrame.eventSequence(buffer, offset) < sequence)
        {
            decisionsKept = number;
        }
    }

    /**
     * Returns the text form of the event that is replaced.
     *
     * @return a JSON line without its end.
     */
    public String text()
    {
        final JsonWriter json = new JsonWriter();
        final int origin = Origin.length(replaced, 0, replaced.capacity());
        final int length = json.write(replaced, origin, replaced.capacity() - origin);
        return new String(json.line(), 0, length, StandardCharsets.UTF_8);
    }

    /**
     * Replaces the event.
     *
     * @param held       lock on the journal.
     * @param aside      folder for the files as they were, and for a note; does not exist yet.
     * @param operatorId of the person who decided it.
     * @param reason     at most 64 ASCII characters.
     * @throws IOException if the note cannot be written; nothing was changed in this case.
     */
    public void replace(final JournalFolder held, final Path aside, final long operatorId, final String reason)
        throws IOException
    {
        note(aside, operatorId, reason);
        decisions.cut(held, decisionsKept, aside);
        events.cut(held, sequence - 1, aside);
        final JournalWriter writer = held.writer(JournalStream.EVENTS);
        final UnsafeBuffer frame = replacement(operatorId, reason);
        append(writer, frame);
        after.forEach(event -> append(writer, event));
    }

    private static void append(final JournalWriter writer, final UnsafeBuffer record)
    {
        writer.append(record, 0, record.capacity(), Origin.framesToCome(record, 0, record.capacity()) == 0);
    }

    /** Keeps the origin of the event, whose place among those of its source stays used. */
    private UnsafeBuffer replacement(final long operatorId, final String reason)
    {
        final int origin = Origin.length(replaced, 0, replaced.capacity());
        final UnsafeBuffer frame = new UnsafeBuffer(
            new byte[origin + MessageHeaderEncoder.ENCODED_LENGTH + EventQuarantinedEncoder.BLOCK_LENGTH]);
        frame.putBytes(0, replaced, 0, origin);
        new EventQuarantinedEncoder().wrapAndApplyHeader(frame, origin, new MessageHeaderEncoder())
            .timestampNs(Frames.timestampNs(replaced, origin))
            .replacedTemplateId(Frames.templateId(replaced, origin))
            .operatorId(operatorId)
            .reason(reason);
        return frame;
    }

    private void note(final Path aside, final long operatorId, final String reason) throws IOException
    {
        Files.createDirectory(aside);
        Files.write(aside.resolve("quarantine.txt"), List.of(
            "event " + sequence + " was replaced by operator " + operatorId + ": " + reason, text()));
    }
}
