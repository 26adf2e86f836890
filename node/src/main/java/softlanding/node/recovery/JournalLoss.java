package softlanding.node.recovery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongHashSet;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.codecs.EventRejectedDecoder;
import softlanding.codecs.Frames;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.TimeAdvancedEncoder;
import softlanding.journal.JournalFolder;
import softlanding.journal.JournalSalvage;
import softlanding.journal.JournalStream;
import softlanding.journal.JournalWriter;
import softlanding.node.replay.DecisionFrame;

/**
 * The loss of a journal across both streams. Decisions follow from events: missing decisions of existing events can be
 * made again. Decisions of lost events must be removed, because no replay would agree with them.
 */
public final class JournalLoss
{
    private final Path folder;
    private final JournalSalvage events;
    private final JournalSalvage decisions;
    private final LongHashSet rejected = new LongHashSet();
    private long decisionsKept;
    private long lastEventToldOf;
    private long timeNs;

    private JournalLoss(final Path folder)
    {
        this.folder = folder;
        events = JournalSalvage.look(folder, JournalStream.EVENTS, (sequence, buffer, offset, length) -> {});
        decisions = JournalSalvage.look(folder, JournalStream.DECISIONS, this::onDecision);
    }

    /**
     * Reads a journal without changing it.
     *
     * @param folder of the journal.
     * @return what it has lost.
     */
    public static JournalLoss of(final Path folder)
    {
        return new JournalLoss(folder);
    }

    private void onDecision(final long sequence, final DirectBuffer buffer, final int offset, final int length)
    {
        if (DecisionFrame.templateId(buffer, offset) == EventRejectedDecoder.TEMPLATE_ID)
        {
            rejected.add(DecisionFrame.eventSequence(buffer, offset));
        }
        lastEventToldOf = Math.max(lastEventToldOf, DecisionFrame.eventSequence(buffer, offset));
        if (lastEventToldOf <= events.readable())
        {
            decisionsKept = sequence;
        }
    }

    /**
     * Tells whether the journal opens without a repair.
     *
     * @return true if nothing is lost.
     */
    public boolean isNone()
    {
        return events.isWhole() && decisions.isWhole() && lastEventToldOf <= events.readable();
    }

    /**
     * Describes the remaining and the lost records for people.
     *
     * @return lines without their ends.
     */
    public List<String> lines()
    {
        final List<String> lines = new ArrayList<>();
        lines.add(line("events     %s; %s", whole(events.readable()), lostEvents()));
        lines.add(line("decisions  %s; %s", whole(decisionsKept), lostDecisions()));
        events.damage().forEach(damage -> lines.add("in events: " + damage));
        decisions.damage().forEach(damage -> lines.add("in decisions: " + damage));
        return lines;
    }

    /**
     * Accepts the loss. Cuts the decisions first, so that after an interruption the events still show the loss. Then
     * fills the sequences of lost events with events without effect: ids are derived from sequences, and an id that was
     * sent must not be given again.
     *
     * @param held  lock on the journal.
     * @param aside folder for the original files.
     */
    public void accept(final JournalFolder held, final Path aside)
    {
        if (!decisions.isWhole() || decisionsKept < decisions.readable())
        {
            decisions.cut(held, decisionsKept, aside);
        }
        if (!events.isWhole())
        {
            events.cut(held, events.readable(), aside);
        }
        if (lastLostEvent() > events.readable())
        {
            fill(held);
        }
    }

    private void fill(final JournalFolder held)
    {
        JournalSalvage.look(folder, JournalStream.EVENTS, this::keepTime);
        final UnsafeBuffer frame =
            new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + TimeAdvancedEncoder.BLOCK_LENGTH]);
        new TimeAdvancedEncoder().wrapAndApplyHeader(frame, 0, new MessageHeaderEncoder()).timestampNs(timeNs);
        final JournalWriter writer = held.writer(JournalStream.EVENTS);
        while (writer.nextSequence() <= lastLostEvent())
        {
            writer.append(frame, 0, frame.capacity());
        }
    }

    /**
     * Keeps the time of an event that was not rejected. The engine does not advance to the time of a rejected event.
     */
    private void keepTime(final long sequence, final DirectBuffer buffer, final int offset, final int length)
    {
        timeNs = rejected.contains(sequence) ? timeNs : Frames.timestampNs(buffer, offset);
    }

    private long lastLostEvent()
    {
        return Math.max(events.acknowledged(), lastEventToldOf);
    }

    private String lostEvents()
    {
        final long first = events.readable() + 1;
        final long last = lastLostEvent();
        final String range = last < first ? "none is known to be lost" : range(first, last, "lost");
        return events.acknowledged() == JournalSalvage.UNKNOWN ? range + ", but later ones may be" : range;
    }

    private String lostDecisions()
    {
        final List<String> parts = new ArrayList<>();
        if (decisionsKept < decisions.readable())
        {
            parts.add(range(decisionsKept + 1, decisions.readable(), "made from events that are lost"));
        }
        if (decisions.readable() < decisions.acknowledged())
        {
            parts.add(range(decisions.readable() + 1, decisions.acknowledged(), "unreadable") +
                "; those of the events that are left will be made again");
        }
        return parts.isEmpty() ? "none is known to be lost" : String.join("; ", parts);
    }

    private static String whole(final long last)
    {
        return last == 0 ? "none can be used" : line("1 to %,d can be used", last);
    }

    private static String range(final long first, final long last, final String what)
    {
        return line("%,d to %,d are %s (%,d)", first, last, what, last - first + 1);
    }

    private static String line(final String format, final Object... arguments)
    {
        return String.format(Locale.ROOT, format, arguments);
    }
}
