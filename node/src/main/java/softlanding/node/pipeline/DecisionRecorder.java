package softlanding.node.pipeline;

import org.agrona.DirectBuffer;
import softlanding.engine.wire.DecisionSink;
import softlanding.journal.JournalWriter;

/** Journals a decision, then passes it to egress. */
public final class DecisionRecorder implements DecisionSink
{
    private final JournalWriter decisions;
    private final DecisionSink egress;

    /** Creates a recorder. */
    public DecisionRecorder(final JournalWriter decisions, final DecisionSink egress)
    {
        this.decisions = decisions;
        this.egress = egress;
    }

    @Override
    public void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        decisions.append(buffer, offset, length);
        egress.onDecision(buffer, offset, length);
    }
}
