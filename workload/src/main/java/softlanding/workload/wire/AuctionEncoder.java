package softlanding.workload.wire;

import org.agrona.ExpandableArrayBuffer;
import softlanding.codecs.AuctionBidPlacedEncoder;
import softlanding.codecs.EventSink;
import softlanding.codecs.LiquidatorRegisteredEncoder;
import softlanding.codecs.MessageHeaderEncoder;

/**
 * Encodes events of liquidators. Times are in nanoseconds since the epoch; shares and money are Decimal8 mantissas.
 */
public final class AuctionEncoder
{
    private final EventSink sink;
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final LiquidatorRegisteredEncoder liquidatorRegistered = new LiquidatorRegisteredEncoder();
    private final AuctionBidPlacedEncoder auctionBidPlaced = new AuctionBidPlacedEncoder();

    /**
     * Creates an encoder of liquidator events.
     *
     * @param sink receives the events.
     */
    public AuctionEncoder(final EventSink sink)
    {
        this.sink = sink;
    }

    /** Registers a liquidator, which may then bid. */
    public void liquidatorRegistered(final long timestampNs, final long liquidatorId, final long accountId)
    {
        liquidatorRegistered.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).liquidatorId(liquidatorId).accountId(accountId);
        emit(liquidatorRegistered.encodedLength());
    }

    /**
     * Places a bid: a share of a portfolio and its maximum price. A negative price is a minimum payment to the bidder.
     */
    public void auctionBidPlaced(
        final long timestampNs,
        final long auctionId,
        final long bidId,
        final long liquidatorId,
        final long fraction,
        final long limitPrice)
    {
        auctionBidPlaced.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).auctionId(auctionId).bidId(bidId).liquidatorId(liquidatorId)
            .fraction(fraction).limitPrice(limitPrice);
        emit(auctionBidPlaced.encodedLength());
    }

    private void emit(final int bodyLength)
    {
        sink.onEvent(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }
}
