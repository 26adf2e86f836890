package softlanding.engine.wire;

import org.agrona.concurrent.UnsafeBuffer;
import softlanding.codecs.AuctionBidDecidedEncoder;
import softlanding.codecs.AuctionEndedEncoder;
import softlanding.codecs.AuctionFilledEncoder;
import softlanding.codecs.AuctionStartedEncoder;
import softlanding.codecs.Bool;
import softlanding.codecs.DecisionHeaderEncoder;
import softlanding.codecs.InsuranceFundChangedEncoder;
import softlanding.codecs.LossSharedEncoder;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.PositionDeleveragedEncoder;
import softlanding.engine.auction.AuctionEndReason;
import softlanding.engine.auction.AuctionFill;
import softlanding.engine.auction.AuctionListener;
import softlanding.engine.auction.BidVerdict;
import softlanding.engine.state.EventContext;
import softlanding.engine.waterfall.WaterfallListener;

/**
 * Encodes the decisions of auctions and the waterfall. Holds the buffer and the stamp that all frames of decisions
 * share.
 */
abstract class EscalationEncoder implements AuctionListener, WaterfallListener
{
    static final int MAX_BYTES = 64 * 1024;

    final WireNames names = new WireNames();
    final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MAX_BYTES]);
    final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long sequence;
    private long timestampNs;
    private int index;
    final EventContext event;
    private DecisionSink sink;
    private final AuctionStartedEncoder auctionStarted = new AuctionStartedEncoder();
    private final AuctionFilledEncoder auctionFilled = new AuctionFilledEncoder();
    private final AuctionEndedEncoder auctionEnded = new AuctionEndedEncoder();
    private final AuctionBidDecidedEncoder auctionBidDecided = new AuctionBidDecidedEncoder();
    private final InsuranceFundChangedEncoder insuranceFundChanged = new InsuranceFundChangedEncoder();
    private final PositionDeleveragedEncoder positionDeleveraged = new PositionDeleveragedEncoder();
    private final LossSharedEncoder lossShared = new LossSharedEncoder();

    EscalationEncoder(final EventContext event, final DecisionSink sink)
    {
        this.event = event;
        this.sink = sink;
    }

    /** Sends the later decisions to another sink. */
    final void decideTo(final DecisionSink newSink)
    {
        sink = newSink;
    }

    /**
     * Decisions from here on are caused by this event.
     *
     * @param eventTimestampNs as it came.
     */
    final void beginEvent(final long eventSequence, final long eventTimestampNs)
    {
        sequence = eventSequence;
        timestampNs = eventTimestampNs;
        index = 0;
    }

    /** The timestamp of the event, as it came. */
    final long timestampNs()
    {
        return timestampNs;
    }

    /** Names the event that caused a decision, and the time that the engine has reached. */
    final void stamp(final DecisionHeaderEncoder decision)
    {
        decision.timestampNs(event.nowNs()).eventSequence(sequence).decisionIndex(index++);
    }

    @Override
    public void onAuctionStarted(
        final long auctionId,
        final long ofAccountId,
        final boolean insolvent,
        final long equity,
        final long bufferMargin,
        final long fee,
        final long fraction)
    {
        stamp(auctionStarted.wrapAndApplyHeader(buffer, 0, header).header());
        auctionStarted
            .auctionId(auctionId).accountId(ofAccountId).insolvent(insolvent ? Bool.YES : Bool.NO)
            .equity(equity).bufferMargin(bufferMargin).fee(fee).fraction(fraction);
        send(auctionStarted.encodedLength());
    }

    @Override
    public void onAuctionFilled(final AuctionFill fill)
    {
        stamp(auctionFilled.wrapAndApplyHeader(buffer, 0, header).header());
        auctionFilled
            .auctionId(fill.auctionId()).bidId(fill.bidId()).liquidatorId(fill.liquidatorId())
            .accountId(fill.accountId()).fraction(fill.fraction()).price(fill.price()).cashMoved(fill.cashMoved())
            .equityBefore(fill.equityBefore()).bufferMarginBefore(fill.bufferMarginBefore())
            .reservedBefore(fill.reservedBefore()).discount(fill.discount()).fee(fill.fee());
        send(auctionFilled.encodedLength());
    }

    @Override
    public void onAuctionEnded(
        final long auctionId, final long ofAccountId, final AuctionEndReason reason, final long cashRaised)
    {
        stamp(auctionEnded.wrapAndApplyHeader(buffer, 0, header).header());
        auctionEnded
            .auctionId(auctionId).accountId(ofAccountId).reason(names.of(reason)).cashRaised(cashRaised);
        send(auctionEnded.encodedLength());
    }

    @Override
    public void onAuctionBidDecided(
        final long auctionId,
        final long bidId,
        final long liquidatorId,
        final BidVerdict verdict,
        final long price)
    {
        stamp(auctionBidDecided.wrapAndApplyHeader(buffer, 0, header).header());
        auctionBidDecided
            .auctionId(auctionId).bidId(bidId).liquidatorId(liquidatorId).verdict(names.of(verdict))
            .price(price == NO_PRICE ? AuctionBidDecidedEncoder.priceNullValue() : price);
        send(auctionBidDecided.encodedLength());
    }

    @Override
    public void onInsuranceFundChanged(final long ofAccountId, final long amount, final long fundAfter)
    {
        stamp(insuranceFundChanged.wrapAndApplyHeader(buffer, 0, header).header());
        insuranceFundChanged
            .accountId(ofAccountId == VENUE ? InsuranceFundChangedEncoder.accountIdNullValue() : ofAccountId)
            .amount(amount).fundAfter(fundAfter);
        send(insuranceFundChanged.encodedLength());
    }

    @Override
    public void onPositionDeleveraged(
        final long ofAccountId,
        final long liquidatedAccountId,
        final int instrumentId,
        final long quantity,
        final long price)
    {
        stamp(positionDeleveraged.wrapAndApplyHeader(buffer, 0, header).header());
        positionDeleveraged
            .accountId(ofAccountId).liquidatedAccountId(liquidatedAccountId).instrumentId(instrumentId)
            .quantity(quantity).price(price);
        send(positionDeleveraged.encodedLength());
    }

    @Override
    public void onLossShared(final long ofAccountId, final long liquidatedAccountId, final long amount)
    {
        stamp(lossShared.wrapAndApplyHeader(buffer, 0, header).header());
        lossShared
            .accountId(ofAccountId).liquidatedAccountId(liquidatedAccountId).amount(amount);
        send(lossShared.encodedLength());
    }

    final void send(final int length)
    {
        sink.onDecision(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + length);
    }
}
