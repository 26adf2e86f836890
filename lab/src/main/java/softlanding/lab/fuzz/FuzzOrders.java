package softlanding.lab.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import softlanding.codecs.AuctionEndedDecoder;
import softlanding.codecs.AuctionStartedDecoder;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.MessageHeaderDecoder;

/** Hears the engine's orders and auctions, and answers some of them. */
final class FuzzOrders
{
    private record Order(long orderId, long accountId, int instrumentId, long quantity, long limitPrice)
    {
    }

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LiquidationOrderedDecoder ordered = new LiquidationOrderedDecoder();
    private final AuctionStartedDecoder started = new AuctionStartedDecoder();
    private final AuctionEndedDecoder ended = new AuctionEndedDecoder();
    private final List<Order> open = new ArrayList<>();
    private final List<Long> auctions = new ArrayList<>();
    private long id;
    private int count;

    void onDecision(final DirectBuffer buffer, final int offset)
    {
        header.wrap(buffer, offset);
        switch (header.templateId())
        {
            case LiquidationOrderedDecoder.TEMPLATE_ID ->
            {
                ordered.wrapAndApplyHeader(buffer, offset, header);
                open.add(new Order(
                    ordered.orderId(), ordered.accountId(), ordered.instrumentId(), ordered.quantity(),
                    ordered.limitPrice()));
                count++;
            }
            case AuctionStartedDecoder.TEMPLATE_ID ->
                auctions.add(started.wrapAndApplyHeader(buffer, offset, header).auctionId());
            case AuctionEndedDecoder.TEMPLATE_ID ->
                auctions.remove(ended.wrapAndApplyHeader(buffer, offset, header).auctionId());
            default ->
            {
            }
        }
    }

    /** Returns the number of orders so far. */
    int count()
    {
        return count;
    }

    /** Fills a part of an order, or closes it, or bids in an auction. */
    void answer(final FuzzRandom random, final long nowNs, final List<String> lines)
    {
        while (!open.isEmpty() && random.chance(0.7))
        {
            final Order order = open.remove(random.below(open.size()));
            if (random.chance(0.8))
            {
                final long whole = StrictMath.abs(order.quantity);
                final long part = random.chance(0.6) ? whole : StrictMath.max(1, (long)(whole * random.between(0, 1)));
                lines.add(about(order, "LiquidationOrderFilled", nowNs)
                    .decimal("quantity", order.quantity < 0 ? -part : part)
                    .decimal("price", StrictMath.max(1, order.limitPrice)).with("fee", "0").with("fillId", ++id)
                    .toString());
            }
            lines.add(about(order, "LiquidationOrderClosed", nowNs).with("reason", "EXPIRED").toString());
        }
        if (!auctions.isEmpty() && random.chance(0.5))
        {
            lines.add(EventLine.of("AuctionBidPlaced", nowNs)
                .with("auctionId", auctions.get(random.below(auctions.size()))).with("bidId", ++id)
                .with("liquidatorId", 1).decimal("fraction", random.magnitude(FuzzVenue.ONE))
                .decimal("limitPrice", random.signed(random.magnitude(80_000_000_000L * FuzzVenue.ONE))).toString());
        }
    }

    private static EventLine about(final Order order, final String type, final long nowNs)
    {
        return EventLine.of(type, nowNs).with("orderId", order.orderId).with("accountId", order.accountId)
            .with("instrumentId", order.instrumentId);
    }
}
