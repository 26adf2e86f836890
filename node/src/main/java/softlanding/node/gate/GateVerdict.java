package softlanding.node.gate;

import org.jspecify.annotations.Nullable;
import softlanding.codecs.FrameFault;
import softlanding.codecs.UnsoundFrame;

/** What became of a message. The gate has one verdict, which is valid until the next message. */
public final class GateVerdict
{
    /** The kinds of verdict. Only TAKEN uses up sequences of the source. */
    public enum Kind
    {
        /** Its frames have their place in the journal; an unsound one is refused there. */
        TAKEN,
        /** All its frames were taken before. */
        REPEATED,
        /** Frames before it are missing: {@link GateVerdict#expectedSequence()}. */
        GAP,
        /** The source may not send one of its frames. */
        NOT_PERMITTED,
        /** Its envelope cannot be read. */
        MALFORMED,
        /** It has too many frames or bytes. */
        TOO_LONG,
        /** The source has used up its quota: {@link GateVerdict#retryAfterNs()}. */
        BUSY,
        /** The source has not opened its stream. */
        OTHER_STREAM,
        /** There is no room for it now; it may be offered again. */
        NO_ROOM
    }

    private final @Nullable UnsoundFrame[] unsound = new UnsoundFrame[MessageFrames.MOST_FRAMES];
    private Kind kind = Kind.NO_ROOM;
    private long firstSequence;
    private int count;
    private int repeated;
    private int refused;
    private long expectedSequence;
    private long retryAfterNs;
    private int templateId;

    GateVerdict()
    {
    }

    /** Begins the judgement of a message. */
    GateVerdict begin(final long sequence, final int frames)
    {
        for (int i = 0; refused > 0 && i < count; i++)
        {
            unsound[i] = null;
        }
        firstSequence = sequence;
        count = frames;
        repeated = 0;
        refused = 0;
        expectedSequence = 0;
        retryAfterNs = 0;
        templateId = 0;
        return this;
    }

    GateVerdict end(final Kind newKind)
    {
        kind = newKind;
        return this;
    }

    GateVerdict endGap(final long expected)
    {
        expectedSequence = expected;
        return end(Kind.GAP);
    }

    GateVerdict endBusy(final long waitNs)
    {
        retryAfterNs = waitNs;
        return end(Kind.BUSY);
    }

    GateVerdict endNotPermitted(final int ofTemplateId)
    {
        templateId = ofTemplateId;
        return end(Kind.NOT_PERMITTED);
    }

    void setRepeated(final int frames)
    {
        repeated = frames;
    }

    void refuse(final int frame, final UnsoundFrame reason)
    {
        unsound[frame] = reason;
        refused++;
    }

    @Nullable UnsoundFrame unsound(final int frame)
    {
        return refused == 0 ? null : unsound[frame];
    }

    /** Returns what became of the message as a whole. */
    public Kind kind()
    {
        return kind;
    }

    /** Tells whether the message is in the journal. */
    public boolean isTaken()
    {
        return kind == Kind.TAKEN;
    }

    /** Returns the number of its frames. */
    public int frames()
    {
        return count;
    }

    /** Returns the number of its first frames that were taken before. */
    public int repeatedFrames()
    {
        return repeated;
    }

    /** Returns the number of its frames that were refused, each by an event of its own. */
    public int refusedFrames()
    {
        return refused;
    }

    /** Returns the sequence that the gate expects of the source after a gap. */
    public long expectedSequence()
    {
        return expectedSequence;
    }

    /** Returns after how many nanoseconds a busy source may send again. */
    public long retryAfterNs()
    {
        return retryAfterNs;
    }

    /** Returns the template that the source may not send. */
    public int templateId()
    {
        return templateId;
    }

    /** Returns the place of a frame among those of its source. */
    public long sourceSequence(final int frame)
    {
        return firstSequence + frame;
    }

    /** Tells whether a frame was refused. */
    public boolean isRefused(final int frame)
    {
        return unsound(frame) != null;
    }

    /** Returns why a refused frame is no event, or null. */
    public @Nullable FrameFault fault(final int frame)
    {
        final UnsoundFrame reason = unsound(frame);
        return reason == null ? null : reason.fault();
    }

    /** Returns the field at fault of a refused frame; empty if there is none. */
    public String field(final int frame)
    {
        final UnsoundFrame reason = unsound(frame);
        return reason == null ? "" : reason.field();
    }
}
