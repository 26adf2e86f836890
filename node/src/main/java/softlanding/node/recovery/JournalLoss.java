package softlanding.node.recovery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongHashSet;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.codecs.EventRejectedDecoder;
import softlanding.codecs.FrameCheck;
import softlanding.codecs.Frames;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.TimeAdvancedEncoder;
import softlanding.journal.JournalFolder;
import softlanding.journal.JournalSalvage;
import softlanding.journal.JournalStream;
import softlanding.journal.JournalWriter;
import softlanding.node.replay.DecisionFrame;
import softlanding.node.replay.JournalManifest;
import softlanding.node.replay.Origin;

/**
 * The loss of a journal across both streams. Decisions follow from events: missing decisions of existing events can be
 * made again. Decisions of lost events must be removed, because no replay would agree with them.
 *
 * <p>A sound watermark is believed. A decision is believed if its frame is sound, its place (event sequence, index)
 * rises, and it names no event far beyond the others: foreign bytes must not decide how many sequences are filled.
 */
public final class JournalLoss
{
    /** The number of events beyond the last known one that a decision alone may prove. */
    private static final long MOST_BEYOND = 1 << 20;

    private final Path folder;
    private final JournalSalvage events;
    private final JournalSalvage decisions;
    private final LongHashSet rejected = new LongHashSet();
    private final FrameCheck frameCheck = new FrameCheck();
    private final List<String> unbelieved = new ArrayList<>();
    private final long lostUpTo;
    private final long furthest;
    private int lastIndex = -1;
    private long farSequence;
    /** The end of the last message that is whole. */
    private long eventsKept;
    private long decisionsKept;
    private long lastEventToldOf;
    private long timeNs;

    private JournalLoss(final Path folder, final long lostUpTo)
    {
        this.folder = folder;
        this.lostUpTo = lostUpTo;
        events = JournalSalvage.look(folder, JournalStream.EVENTS, this::onEvent);
        final long known = Math.max(events.acknowledged(), eventsKept);
        furthest = lostUpTo == 0 ? known + MOST_BEYOND : lostUpTo;
        decisions = JournalSalvage.look(folder, JournalStream.DECISIONS, this::onDecision);
    }

    /**
     * Reads a journal without changing it.
     *
     * @param folder   of the journal.
     * @param lostUpTo sequence of the last event that may have been acknowledged; 0 if nobody knows it.
     * @return what it has lost.
     */
    public static JournalLoss of(final Path folder, final long lostUpTo)
    {
        return new JournalLoss(folder, lostUpTo);
    }

    /**
     * Returns the event that a sound decision names although the events end long before it. Nothing may be accepted
     * then, unless a person says up to which sequence events were lost.
     *
     * @return sequence, or 0 if there is none.
     */
    public long farSequence()
    {
        return farSequence;
    }

    /**
     * Returns the number of sequences that would be filled.
     *
     * @return number of events that are lost.
     */
    public long lostEventCount()
    {
        return Math.max(0, lastLostEvent() - eventsKept);
    }

    /**
     * Returns the sequence that the watermark of the events proves to have been acknowledged.
     *
     * @return sequence from 1; 0 if none is proved.
     */
    public long acknowledged()
    {
        return Math.max(0, events.acknowledged());
    }

    private void onEvent(final long sequence, final DirectBuffer buffer, final int offset, final int length)
    {
        if (Origin.framesToCome(buffer, offset, length) == 0)
        {
            eventsKept = sequence;
        }
    }

    private void onDecision(final long sequence, final DirectBuffer buffer, final int offset, final int length)
    {
        if (!unbelieved.isEmpty() || !isBelieved(sequence, buffer, offset, length))
        {
            return;
        }
        if (DecisionFrame.templateId(buffer, offset) == EventRejectedDecoder.TEMPLATE_ID)
        {
            rejected.add(DecisionFrame.eventSequence(buffer, offset));
        }
        lastEventToldOf = Math.max(lastEventToldOf, DecisionFrame.eventSequence(buffer, offset));
        if (lastEventToldOf <= eventsKept)
        {
            decisionsKept = sequence;
        }
    }

    private boolean isBelieved(final long record, final DirectBuffer buffer, final int offset, final int length)
    {
        final String refusal = frameCheck.refusal(buffer, offset, length);
        if (refusal != null || frameCheck.refusalOfEvent(buffer, offset, length) == null)
        {
            unbelieved.add("record " + record + " is no decision: " + (refusal == null ? "an event" : refusal));
            return false;
        }
        final long event = DecisionFrame.eventSequence(buffer, offset);
        final int index = DecisionFrame.decisionIndex(buffer, offset);
        if (event <= 0 || event < lastEventToldOf || (event == lastEventToldOf && index <= lastIndex))
        {
            unbelieved.add("record " + record + " goes back: (event sequence, index)=(" + event + ", " + index +
                ") after (" + lastEventToldOf + ", " + lastIndex + ")");
            return false;
        }
        if (event > furthest)
        {
            unbelieved.add("record " + record + " names event " + event + ", far beyond the events of this journal");
            farSequence = lostUpTo == 0 ? event : 0;
            return false;
        }
        lastIndex = index;
        return true;
    }

    /**
     * Tells whether the journal opens without a repair.
     *
     * @return true if nothing is lost.
     */
    public boolean isNone()
    {
        return events.isWhole() && decisions.isWhole() && unbelieved.isEmpty() &&
            lastLostEvent() <= eventsKept;
    }

    /**
     * Describes the remaining and the lost records for people.
     *
     * @return lines without their ends.
     */
    public List<String> lines()
    {
        final List<String> lines = new ArrayList<>();
        lines.add(line("events     %s; %s", whole(eventsKept), lostEvents()));
        lines.add(line("decisions  %s; %s", whole(decisionsKept), lostDecisions()));
        events.damage().forEach(damage -> lines.add("in events: " + damage));
        decisions.damage().forEach(damage -> lines.add("in decisions: " + damage));
        unbelieved.forEach(damage -> lines.add("in decisions: " + damage));
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
            events.cut(held, eventsKept, aside);
        }
        if (lastLostEvent() > eventsKept)
        {
            fill(held);
        }
    }

    private void fill(final JournalFolder held)
    {
        JournalSalvage.look(folder, JournalStream.EVENTS, this::keepTime);
        final int origin = JournalManifest.layout(folder) == Origin.LAYOUT ? Origin.BYTES : 0;
        final UnsafeBuffer frame =
            new UnsafeBuffer(new byte[origin + MessageHeaderEncoder.ENCODED_LENGTH + TimeAdvancedEncoder.BLOCK_LENGTH]);
        if (origin > 0)
        {
            Origin.putSource(frame, 0, Origin.NODE, 0, 0);
            Origin.putTimes(frame, 0, timeNs, timeNs, Origin.UNKNOWN_ERROR);
        }
        new TimeAdvancedEncoder().wrapAndApplyHeader(frame, origin, new MessageHeaderEncoder()).timestampNs(timeNs);
        final JournalWriter writer = held.writer(JournalStream.EVENTS, Origin::framesToCome);
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
        timeNs = rejected.contains(sequence) ? timeNs :
            Frames.timestampNs(buffer, offset + Origin.length(buffer, offset, length));
    }

    private long lastLostEvent()
    {
        return Math.max(Math.max(events.acknowledged(), lastEventToldOf), lostUpTo);
    }

    private String lostEvents()
    {
        final long first = eventsKept + 1;
        final long last = lastLostEvent();
        final String range = last < first ? "none is known to be lost" : range(first, last, "lost");
        return events.acknowledged() == JournalSalvage.UNKNOWN ? range + ", but later ones may be" : range;
    }

    private String lostDecisions()
    {
        final List<String> parts = new ArrayList<>();
        if (decisionsKept < decisions.readable())
        {
            parts.add(range(decisionsKept + 1, decisions.readable(),
                unbelieved.isEmpty() ? "made from events that are lost" : "not of this journal, or of lost events"));
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
