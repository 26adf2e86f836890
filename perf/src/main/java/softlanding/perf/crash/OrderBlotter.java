package softlanding.perf.crash;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import softlanding.codecs.EventRejectedDecoder;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.LiquidationPlannedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.engine.wire.DecisionSink;
import softlanding.perf.venue.CrashStream;
import softlanding.workload.wire.OrderKey;

/** Receives decisions: folds them into a hash, counts rounds, notes the time of the first order, and keeps orders. */
final class OrderBlotter implements DecisionSink
{
    private static final long PRIME = 0x100000001B3L;

    private record Order(OrderKey key, long quantity, long limitPrice)
    {
    }

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LiquidationOrderedDecoder ordered = new LiquidationOrderedDecoder();
    private final List<Order> open = new ArrayList<>();
    private long hash;
    private long decisions;
    private long orders;
    private long rounds;
    private long rejected;
    private long firstOrderNs;

    @Override
    public void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        decisions++;
        for (int i = 0; i < length; i++)
        {
            hash = (hash ^ buffer.getByte(offset + i)) * PRIME;
        }
        switch (header.wrap(buffer, offset).templateId())
        {
            case LiquidationOrderedDecoder.TEMPLATE_ID -> keep(buffer, offset);
            case LiquidationPlannedDecoder.TEMPLATE_ID -> rounds++;
            case EventRejectedDecoder.TEMPLATE_ID -> rejected++;
            default ->
            {
                // Other decisions count in the hash alone.
            }
        }
    }

    private void keep(final DirectBuffer buffer, final int offset)
    {
        if (firstOrderNs == 0)
        {
            firstOrderNs = System.nanoTime();
        }
        orders++;
        ordered.wrapAndApplyHeader(buffer, offset, header);
        open.add(new Order(
            new OrderKey(ordered.orderId(), ordered.accountId(), ordered.instrumentId()), ordered.quantity(),
            ordered.limitPrice()));
    }

    /** Forgets the time of the first order, before a tick. */
    void beginTick()
    {
        firstOrderNs = 0;
    }

    /** Returns the time of the first order since {@link #beginTick}; 0 if there was none. */
    long firstOrderNs()
    {
        return firstOrderNs;
    }

    /** Fills the orders that were given until now; those that the fills bring are kept. Returns their number. */
    int fill(final CrashStream stream)
    {
        final List<Order> now = List.copyOf(open);
        open.clear();
        now.forEach(order -> stream.fill(order.key(), order.quantity(), order.limitPrice()));
        return now.size();
    }

    long hash()
    {
        return hash;
    }

    long decisions()
    {
        return decisions;
    }

    long orders()
    {
        return orders;
    }

    long rounds()
    {
        return rounds;
    }

    long rejected()
    {
        return rejected;
    }
}
