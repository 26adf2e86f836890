package softlanding.lab.simulate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import softlanding.codecs.EndReason;
import softlanding.codecs.LiquidationEndedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.engine.wire.DecisionSink;

/** What was filled of every order, each fill counted once: what the engine says at an order's end must be that. */
final class FillLedger implements DecisionSink
{
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LiquidationEndedDecoder ended = new LiquidationEndedDecoder();
    private final Map<Long, Long> filledByOrder = new HashMap<>();
    private final List<String> violations;
    private long orderOfEvent;
    private long filledByEvent;

    /**
     * Without a fill.
     *
     * @param violations receives what may not be.
     */
    FillLedger(final List<String> violations)
    {
        this.violations = violations;
    }

    /** The event that comes fills contracts of an order. */
    void begin(final long orderId, final long contracts)
    {
        orderOfEvent = orderId;
        filledByEvent = Math.abs(contracts);
    }

    /** The event is over. */
    void end(final boolean isBooked)
    {
        if (isBooked)
        {
            filledByOrder.merge(orderOfEvent, filledByEvent, Long::sum);
        }
        filledByEvent = 0;
    }

    @Override
    public void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        if (header.wrap(buffer, offset).templateId() == LiquidationEndedDecoder.TEMPLATE_ID)
        {
            ended.wrapAndApplyHeader(buffer, offset, header);
            // An order that is overdue ends before the event fills it.
            final boolean fillsIt = ended.orderId() == orderOfEvent && ended.reason() == EndReason.FILLED;
            final long filled =
                filledByOrder.getOrDefault(ended.orderId(), 0L) + (fillsIt ? filledByEvent : 0);
            if (Math.abs(ended.filled()) != filled)
            {
                violations.add("order " + ended.orderId() + " ended with " + ended.filled() + " filled, but " + filled +
                    " were");
            }
        }
    }
}
