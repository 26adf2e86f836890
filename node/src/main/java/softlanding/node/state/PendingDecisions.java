package softlanding.node.state;

import java.util.ArrayDeque;
import java.util.Deque;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.codecs.FrameCheck;
import softlanding.codecs.json.JsonWriter;
import softlanding.engine.wire.DecisionSink;
import softlanding.journal.JournalReader;
import softlanding.journal.RecordHandler;
import softlanding.node.replay.DecisionFrame;
import softlanding.node.replay.ReplayDivergedException;

/**
 * Decisions of an engine that follows a journal while it is written: each waits until the journal has one in its
 * place, and both must be the same bytes.
 */
final class PendingDecisions implements DecisionSink
{
    private final JournalReader recorded;
    private final Deque<byte[]> pending = new ArrayDeque<>();
    private final UnsafeBuffer mine = new UnsafeBuffer(0, 0);
    private final UnsafeBuffer theirs = new UnsafeBuffer(0, 0);
    private final RecordHandler compare = this::compare;
    private long compared;

    /** Compares with decisions from a record on. */
    PendingDecisions(final JournalReader recorded)
    {
        this.recorded = recorded;
    }

    @Override
    public void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        final byte[] frame = new byte[length];
        buffer.getBytes(offset, frame);
        pending.add(frame);
    }

    /** Compares as many as are recorded by now; returns whether none is left. */
    boolean compareRecorded()
    {
        while (!pending.isEmpty() && recorded.poll(compare))
        {
            compared++;
        }
        return pending.isEmpty();
    }

    /** Returns the number of the decision that was compared last. */
    long last()
    {
        return recorded.nextSequence() - 1;
    }

    /** Returns the number of decisions that were compared. */
    long compared()
    {
        return compared;
    }

    private void compare(final long number, final DirectBuffer buffer, final int offset, final int length)
    {
        mine.wrap(pending.remove());
        theirs.wrap(buffer, offset, length);
        if (!mine.equals(theirs))
        {
            throw new ReplayDivergedException(
                DecisionFrame.eventSequence(mine, 0), DecisionFrame.decisionIndex(mine, 0), json(theirs), json(mine));
        }
    }

    private static String json(final DirectBuffer frame)
    {
        final String refusal = new FrameCheck().refusal(frame, 0, frame.capacity());
        if (refusal != null)
        {
            return frame.capacity() + " bytes that are no message: " + refusal;
        }
        final JsonWriter writer = new JsonWriter();
        final int length = writer.write(frame, 0, frame.capacity());
        return new String(writer.line(), 0, length, java.nio.charset.StandardCharsets.US_ASCII);
    }
}
