package softlanding.node.replay;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.codecs.FrameCheck;
import softlanding.codecs.StateHashedDecoder;
import softlanding.codecs.json.JsonWriter;
import softlanding.engine.wire.DecisionSink;
import softlanding.journal.JournalReader;
import softlanding.journal.RecordHandler;

/** Compares decisions with the recorded ones byte by byte. Passes on the decisions after the last recorded one. */
final class DecisionVerifier implements DecisionSink
{
    private static final String NOTHING = "nothing";

    private final JournalReader recorded;
    private final DecisionSink beyond;
    private final ExpandableArrayBuffer expected = new ExpandableArrayBuffer();
    private final UnsafeBuffer expectedFrame = new UnsafeBuffer(0, 0);
    private final UnsafeBuffer actualFrame = new UnsafeBuffer(0, 0);
    private final RecordHandler keepExpected = this::keepExpected;
    private boolean recordedEnded;
    private long eventSequence;
    private int decisionIndex;
    private long verified;
    private long hashesVerified;
    private long missing;

    /**
     * Creates a verifier.
     *
     * @param recorded decisions from the first; not read again after its end.
     * @param beyond   receives the decisions that are not recorded.
     */
    DecisionVerifier(final JournalReader recorded, final DecisionSink beyond)
    {
        this.recorded = recorded;
        this.beyond = beyond;
    }

    void startEvent(final long sequence)
    {
        eventSequence = sequence;
        decisionIndex = 0;
    }

    @Override
    public void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        if (recordedEnded || !readExpected())
        {
            missing++;
            beyond.onDecision(buffer, offset, length);
        }
        else
        {
            verify(buffer, offset, length);
        }
        decisionIndex++;
    }

    /** Checks that no recorded decision is left after the last event, because decisions follow only from events. */
    void requireEnd()
    {
        if (!recordedEnded && readExpected())
        {
            throw diverged(NOTHING);
        }
    }

    long verified()
    {
        return verified;
    }

    long hashesVerified()
    {
        return hashesVerified;
    }

    long missing()
    {
        return missing;
    }

    private boolean readExpected()
    {
        recordedEnded = !recorded.poll(keepExpected);
        return !recordedEnded;
    }

    private void keepExpected(final long sequence, final DirectBuffer buffer, final int offset, final int length)
    {
        expected.putBytes(0, buffer, offset, length);
        expectedFrame.wrap(expected, 0, length);
    }

    private void verify(final DirectBuffer buffer, final int offset, final int length)
    {
        actualFrame.wrap(buffer, offset, length);
        if (!expectedFrame.equals(actualFrame))
        {
            throw diverged(json(actualFrame));
        }
        verified++;
        if (DecisionFrame.templateId(buffer, offset) == StateHashedDecoder.TEMPLATE_ID)
        {
            hashesVerified++;
        }
    }

    /** Returns the difference. If only one side has a decision, the difference is at the event that comes first. */
    private ReplayDivergedException diverged(final String actual)
    {
        final String expectedJson = json(expectedFrame);
        if (new FrameCheck().refusal(expectedFrame, 0, expectedFrame.capacity()) != null)
        {
            return new ReplayDivergedException(eventSequence, decisionIndex, expectedJson, actual);
        }
        final long expectedSequence = DecisionFrame.eventSequence(expectedFrame, 0);
        if (expectedSequence < eventSequence || actual.equals(NOTHING))
        {
            return new ReplayDivergedException(
                expectedSequence, DecisionFrame.decisionIndex(expectedFrame, 0), expectedJson, NOTHING);
        }
        return new ReplayDivergedException(
            eventSequence, decisionIndex, expectedSequence > eventSequence ? NOTHING : expectedJson, actual);
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
        return new String(writer.line(), 0, length, StandardCharsets.US_ASCII);
    }
}
