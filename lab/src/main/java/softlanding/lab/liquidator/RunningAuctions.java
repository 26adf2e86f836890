package softlanding.lab.liquidator;

import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongHashSet;
import softlanding.codecs.AuctionBidDecidedDecoder;
import softlanding.codecs.AuctionEndedDecoder;
import softlanding.codecs.AuctionFilledDecoder;
import softlanding.codecs.AuctionStartedDecoder;
import softlanding.codecs.BidVerdict;
import softlanding.codecs.EventRejectedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.node.replay.DecisionFrame;
import softlanding.workload.FixedPoint;
import softlanding.workload.exchange.BidRule;
import softlanding.workload.wire.AuctionEncoder;

/** Tracks open auctions from decisions, and bids in each auction in which no bid of the liquidator rests. */
final class RunningAuctions
{
    private final long liquidatorId;
    private final Map<Long, InSale> running = new LinkedHashMap<>();
    private final LongHashSet answered = new LongHashSet();
    private final LongHashSet rejected = new LongHashSet();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AuctionStartedDecoder started = new AuctionStartedDecoder();
    private final AuctionEndedDecoder ended = new AuctionEndedDecoder();
    private final AuctionBidDecidedDecoder decided = new AuctionBidDecidedDecoder();
    private final AuctionFilledDecoder filled = new AuctionFilledDecoder();

    /** The portfolio in an auction, as Decimal8 mantissas. */
    private record InSale(long equity, long fraction)
    {
    }

    RunningAuctions(final long liquidatorId)
    {
        this.liquidatorId = liquidatorId;
    }

    void onDecision(final long sequence, final DirectBuffer buffer, final int offset, final int length)
    {
        switch (header.wrap(buffer, offset).templateId())
        {
            case AuctionStartedDecoder.TEMPLATE_ID ->
            {
                started.wrapAndApplyHeader(buffer, offset, header);
                running.put(started.auctionId(), new InSale(started.equity(), started.fraction()));
            }
            case AuctionEndedDecoder.TEMPLATE_ID ->
            {
                ended.wrapAndApplyHeader(buffer, offset, header);
                running.remove(ended.auctionId());
                answered.remove(ended.auctionId());
            }
            case AuctionBidDecidedDecoder.TEMPLATE_ID ->
            {
                decided.wrapAndApplyHeader(buffer, offset, header);
                onAnswer(decided.liquidatorId(), decided.auctionId(), decided.verdict());
            }
            case AuctionFilledDecoder.TEMPLATE_ID ->
            {
                filled.wrapAndApplyHeader(buffer, offset, header);
                onFilled(filled.liquidatorId(), filled.auctionId());
            }
            case EventRejectedDecoder.TEMPLATE_ID ->
                rejected.add(DecisionFrame.eventSequence(buffer, offset));
            default ->
            {
            }
        }
    }

    /**
     * Notes the answer to a bid. A bid that rests trades when the price asked falls to its limit, and one that cannot
     * be taken is not repeated; a bid that lost its place is placed again.
     */
    private void onAnswer(final long bidder, final long auctionId, final BidVerdict verdict)
    {
        if (bidder == liquidatorId && verdict == BidVerdict.OUTRANKED)
        {
            answered.remove(auctionId);
        }
        else if (bidder == liquidatorId)
        {
            answered.add(auctionId);
        }
    }

    /** The bid bought its share: the bidder bids again for what is left. */
    private void onFilled(final long bidder, final long auctionId)
    {
        if (bidder == liquidatorId)
        {
            answered.remove(auctionId);
        }
    }

    /** Tells whether an event was rejected. The engine does not advance to the time of a rejected event. */
    boolean isRejected(final long eventSequence)
    {
        return rejected.contains(eventSequence);
    }

    /**
     * Bids in every auction in which no bid of the liquidator rests, oldest first, while the budget lasts.
     *
     * @param encoder     receives the bids.
     * @param timestampNs of the bids, in nanoseconds since the epoch.
     * @param lastBidId   the first bid has the id after this one.
     * @param part        share of the offered portfolio, a Decimal8 mantissa.
     * @param profit      required profit as a share of value, a Decimal8 mantissa.
     * @param budget      maximum total payment in cash, a Decimal8 mantissa.
     */
    void bid(
        final AuctionEncoder encoder,
        final long timestampNs,
        final long lastBidId,
        final long part,
        final long profit,
        final long budget)
    {
        long left = budget;
        long bidId = lastBidId;
        for (final Map.Entry<Long, InSale> auction : running.entrySet())
        {
            final InSale inSale = auction.getValue();
            final long fraction = FixedPoint.multiply(inSale.fraction(), part, RoundingMode.UP);
            final long limitPrice = BidRule.limitPrice(inSale.equity(), fraction, profit);
            if (!answered.contains(auction.getKey()) && fraction > 0 && limitPrice <= left)
            {
                encoder.auctionBidPlaced(
                    timestampNs, auction.getKey(), ++bidId, liquidatorId, fraction, limitPrice);
                left -= Math.max(0, limitPrice);
            }
        }
    }
}
