package softlanding.node.pipeline;

import org.agrona.DirectBuffer;
import softlanding.engine.wire.DecisionSink;
import softlanding.journal.JournalWriter;
import softlanding.node.metrics.NodeMeter;

/** Journals a decision, then passes it to egress. */
public final class DecisionRecorder implements DecisionSink
{
    private final JournalWriter decisions;
    private final DecisionSink egress;
    private final NodeMeter meter;
    private long recorded;

    /** Creates a recorder. */
    public DecisionRecorder(final JournalWriter decisions, final DecisionSink egress, final NodeMeter meter)
    {
        this.meter = meter;
        this.decisions = decisions;
        this.egress = egress;
    }

    @Override
    public void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        decisions.append(buffer, offset, length);
        meter.onDecision(buffer, offset);
        if (meter.measures(recorded++))
        {
            final long beginNs = System.nanoTime();
            egress.onDecision(buffer, offset, length);
            meter.onEgress(System.nanoTime() - beginNs);
        }
        else
        {
            egress.onDecision(buffer, offset, length);
        }
    }
}
