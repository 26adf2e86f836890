package softlanding.workload.exchange;

import java.util.PriorityQueue;
import org.agrona.DirectBuffer;
import softlanding.codecs.AuctionEndedDecoder;
import softlanding.codecs.AuctionFilledDecoder;
import softlanding.codecs.AuctionStartedDecoder;
import softlanding.codecs.EventSink;
import softlanding.codecs.MarginMode;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.workload.FixedPoint;
import softlanding.workload.SeededRandom;
import softlanding.workload.wire.AccountEncoder;
import softlanding.workload.wire.AuctionEncoder;
import softlanding.workload.wire.EventQueue;

/**
 * Liquidators with their own accounts. They register at the first event. Most of them bid once in every auction, after
 * a delay, for a part of the portfolio and with a profit. Their bids depend only on the seed, the auction's id and the
 * offered portfolio.
 */
public final class LiquidatorSimulator
{
    /** First account id of liquidators, far from the account ids of the venue. */
    public static final long FIRST_ACCOUNT_ID = 1L << 40;

    private static final long CASH = 20_000_000L * FixedPoint.ONE;
    private static final double SHARE_THAT_BIDS = 0.8;
    private static final double EARLIEST_NS = 1e9;
    private static final double LATEST_NS = 60e9;
    private static final double MIN_PROFIT = 0.02;
    private static final double MAX_PROFIT = 0.2;

    private final long seed;
    private final long[] lastBidIds;
    private final EventQueue outbox = new EventQueue();
    private final AccountEncoder accounts = new AccountEncoder(outbox);
    private final AuctionEncoder auctions = new AuctionEncoder(outbox);
    private final PriorityQueue<PendingBid> schedule = new PriorityQueue<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AuctionStartedDecoder started = new AuctionStartedDecoder();
    private final AuctionEndedDecoder ended = new AuctionEndedDecoder();
    private final AuctionFilledDecoder filled = new AuctionFilledDecoder();
    private boolean registered;

    /**
     * Creates liquidators that bid in auctions.
     *
     * @param seed        of the bids.
     * @param liquidators number of liquidators, 0 or more.
     */
    public LiquidatorSimulator(final long seed, final int liquidators)
    {
        this.seed = seed;
        lastBidIds = new long[liquidators];
    }

    /** Receives the time, in nanoseconds since the epoch. */
    void onTime(final long timestampNs)
    {
        for (int i = 0; i < lastBidIds.length && !registered; i++)
        {
            accounts.accountOpened(timestampNs, FIRST_ACCOUNT_ID + i, MarginMode.PORTFOLIO);
            accounts.cashTransferRequested(timestampNs, FIRST_ACCOUNT_ID + i, 1, CASH);
            auctions.liquidatorRegistered(timestampNs, i + 1L, FIRST_ACCOUNT_ID + i);
        }
        registered = true;
    }

    /** Receives a decision. Liquidators bid in new auctions and remove ended ones. */
    void onDecision(final DirectBuffer buffer, final int offset)
    {
        switch (header.wrap(buffer, offset).templateId())
        {
            case AuctionStartedDecoder.TEMPLATE_ID ->
            {
                started.wrapAndApplyHeader(buffer, offset, header);
                for (int i = 0; i < lastBidIds.length; i++)
                {
                    consider(i, SeededRandom.of(seed + i, started.auctionId()));
                }
            }
            case AuctionFilledDecoder.TEMPLATE_ID ->
            {
                filled.wrapAndApplyHeader(buffer, offset, header);
                bidAgain((int)filled.liquidatorId() - 1);
            }
            case AuctionEndedDecoder.TEMPLATE_ID ->
            {
                ended.wrapAndApplyHeader(buffer, offset, header);
                final long auctionId = ended.auctionId();
                schedule.removeIf(bid -> bid.auctionId() == auctionId);
            }
            default ->
            {
            }
        }
    }

    private void consider(final int liquidator, final SeededRandom random)
    {
        if (random.chance(SHARE_THAT_BIDS))
        {
            final long fraction = (long)StrictMath.ceil(started.fraction() * random.between(0.2, 1));
            final long profit = FixedPoint.of(random.between(MIN_PROFIT, MAX_PROFIT));
            final long afterNs = (long)random.between(EARLIEST_NS, LATEST_NS);
            schedule.add(new PendingBid(
                started.header().timestampNs() + afterNs, started.auctionId(), liquidator, fraction,
                BidRule.limitPrice(started.equity(), fraction, profit)));
        }
    }

    /** A liquidator whose bid bought bids again for the rest, at a price that the falling one reaches later. */
    private void bidAgain(final int liquidator)
    {
        if (liquidator < 0 || liquidator >= lastBidIds.length)
        {
            return;
        }
        final SeededRandom random = SeededRandom.of(seed + liquidator, filled.auctionId() + filled.bidId());
        final long rest = filled.equityBefore() - filled.reservedBefore();
        final long profit = FixedPoint.of(random.between(MIN_PROFIT, MAX_PROFIT));
        schedule.add(new PendingBid(
            filled.header().timestampNs() + (long)random.between(EARLIEST_NS, LATEST_NS), filled.auctionId(),
            liquidator, filled.fraction(), BidRule.limitPrice(rest, filled.fraction(), profit)));
    }

    /** Returns the time of the liquidators' next event, in nanoseconds since the epoch; MAX_VALUE = none. */
    long nextNs()
    {
        if (!outbox.isEmpty())
        {
            return outbox.firstTimestampNs();
        }
        return schedule.isEmpty() ? Long.MAX_VALUE : schedule.peek().timestampNs();
    }

    /**
     * Emits the next event of the liquidators. There must be one.
     *
     * @param sink  receives the event.
     * @param nowNs time of the event, not before {@link #nextNs}.
     */
    void next(final EventSink sink, final long nowNs)
    {
        if (outbox.isEmpty())
        {
            final PendingBid bid = schedule.poll();
            auctions.auctionBidPlaced(
                nowNs, bid.auctionId(), ++lastBidIds[bid.liquidator()], bid.liquidator() + 1L, bid.fraction(),
                bid.limitPrice());
        }
        outbox.poll(sink);
    }
}
