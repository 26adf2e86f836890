package softlanding.workload.wire;

import org.agrona.ExpandableArrayBuffer;
import softlanding.codecs.AuctionBidPlacedEncoder;
import softlanding.codecs.EventSink;
import softlanding.codecs.LiquidatorRegisteredEncoder;
import softlanding.codecs.MessageHeaderEncoder;

/** Events of liquidators. Times are nanoseconds since the epoch, shares and money Decimal8 mantissas. */
public final class AuctionEncoder
{
    private final EventSink sink;
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final LiquidatorRegisteredEncoder liquidatorRegistered = new LiquidatorRegisteredEncoder();
    private final AuctionBidPlacedEncoder auctionBidPlaced = new AuctionBidPlacedEncoder();

    /**
     * Encodes what liquidators send.
     *
     * @param sink receives what is encoded.
     */
    public AuctionEncoder(final EventSink sink)
    {
        this.sink = sink;
    }

    /** Somebody who may bid. */
    public void liquidatorRegistered(final long timestampNs, final long liquidatorId, final long accountId)
    {
        liquidatorRegistered.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).liquidatorId(liquidatorId).accountId(accountId);
        emit(liquidatorRegistered.encodedLength());
    }

    /** A bid: a share of a portfolio, and the most that is paid for it; negative is the least that is wanted. */
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
