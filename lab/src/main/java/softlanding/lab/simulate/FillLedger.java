package softlanding.lab.simulate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import softlanding.codecs.EndReason;
import softlanding.codecs.LiquidationOrderCompletedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.engine.wire.DecisionSink;

/**
 * Sums the fills of every order, each fill once. The sum must equal the filled quantity that the engine reports when
 * the order is completed.
 */
final class FillLedger implements DecisionSink
{
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LiquidationOrderCompletedDecoder ended = new LiquidationOrderCompletedDecoder();
    private final Map<Long, Long> filledByOrder = new HashMap<>();
    private final List<String> violations;
    private long orderOfEvent;
    private long filledByEvent;

    /**
     * Creates an empty ledger.
     *
     * @param violations receives broken invariants.
     */
    FillLedger(final List<String> violations)
    {
        this.violations = violations;
    }

    /** Starts an event that fills contracts of an order. */
    void begin(final long orderId, final long contracts)
    {
        orderOfEvent = orderId;
        filledByEvent = Math.abs(contracts);
    }

    /** Ends the event. */
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
        if (header.wrap(buffer, offset).templateId() == LiquidationOrderCompletedDecoder.TEMPLATE_ID)
        {
            ended.wrapAndApplyHeader(buffer, offset, header);
            // An overdue order ends before the event fills it.
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
