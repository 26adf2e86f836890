package softlanding.perf.rig;

import org.agrona.DirectBuffer;
import softlanding.codecs.EventRejectedDecoder;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.engine.wire.DecisionSink;
import softlanding.node.replay.DecisionFrame;

/** Counts the events that caused liquidation orders, to verify that liquidating ticks liquidate. */
final class OrderWatch implements DecisionSink
{
    private long lastOrdering;
    private long ordering;
    private long rejected;

    @Override
    public void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        final int templateId = DecisionFrame.templateId(buffer, offset);
        if (templateId == LiquidationOrderedDecoder.TEMPLATE_ID)
        {
            final long sequence = DecisionFrame.eventSequence(buffer, offset);
            ordering += sequence == lastOrdering ? 0 : 1;
            lastOrdering = sequence;
        }
        else if (templateId == EventRejectedDecoder.TEMPLATE_ID)
        {
            rejected++;
        }
    }

    long eventsWithOrders()
    {
        return ordering;
    }

    long rejected()
    {
        return rejected;
    }
}
