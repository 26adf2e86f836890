package softlanding.perf.rig;

import org.agrona.DirectBuffer;
import softlanding.codecs.ForwardPriceChangedDecoder;
import softlanding.codecs.Frames;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.OrderMarginRequestedDecoder;
import softlanding.codecs.SpotPriceChangedDecoder;
import softlanding.codecs.TradeExecutedDecoder;
import softlanding.engine.wire.DecisionSink;
import softlanding.node.EngineService;

/** An engine that reads every field of an event and makes no decision. Its state is a hash of all events. */
final class FloorEngine implements EngineService
{
    private static final long PRIME = 0x100000001B3L;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SpotPriceChangedDecoder spot = new SpotPriceChangedDecoder();
    private final ForwardPriceChangedDecoder forward = new ForwardPriceChangedDecoder();
    private final TradeExecutedDecoder trade = new TradeExecutedDecoder();
    private final OrderMarginRequestedDecoder question = new OrderMarginRequestedDecoder();
    private long hash;
    private long timeNs;

    @Override
    public void onEvent(final long sequence, final DirectBuffer buffer, final int offset, final int length)
    {
        header.wrap(buffer, offset);
        switch (header.templateId())
        {
            case SpotPriceChangedDecoder.TEMPLATE_ID -> readSpot(buffer, offset);
            case ForwardPriceChangedDecoder.TEMPLATE_ID -> readForward(buffer, offset);
            case TradeExecutedDecoder.TEMPLATE_ID -> readTrade(buffer, offset);
            case OrderMarginRequestedDecoder.TEMPLATE_ID -> readQuestion(buffer, offset);
            default -> throw new IllegalArgumentException("no event of the rig: templateId=" + header.templateId());
        }
        timeNs = Frames.timestampNs(buffer, offset);
        fold(sequence);
    }

    /** Makes no decision, so it needs no sink. */
    @Override
    public void decideTo(final DecisionSink sink)
    {
    }

    @Override
    public long timeNs()
    {
        return timeNs;
    }

    @Override
    public long stateHash()
    {
        return hash;
    }

    private void readSpot(final DirectBuffer buffer, final int offset)
    {
        spot.wrapAndApplyHeader(buffer, offset, header);
        foldTime(spot.timestampNs());
        fold(spot.underlyingId());
        fold(spot.price());
        fold(spot.confidence());
    }

    private void readForward(final DirectBuffer buffer, final int offset)
    {
        forward.wrapAndApplyHeader(buffer, offset, header);
        foldTime(forward.timestampNs());
        fold(forward.expiryId());
        fold(forward.forward());
        fold(forward.rate());
        fold(forward.forwardConfidence());
        fold(forward.rateConfidence());
    }

    private void readTrade(final DirectBuffer buffer, final int offset)
    {
        trade.wrapAndApplyHeader(buffer, offset, header);
        foldTime(trade.timestampNs());
        fold(trade.accountId());
        fold(trade.tradeId());
        fold(trade.instrumentId());
        fold(trade.quantity());
        fold(trade.price());
        fold(trade.fee());
    }

    private void readQuestion(final DirectBuffer buffer, final int offset)
    {
        question.wrapAndApplyHeader(buffer, offset, header);
        foldTime(question.timestampNs());
        fold(question.accountId());
        fold(question.requestId());
        fold(question.instrumentId());
        fold(question.quantity());
        fold(question.price());
    }

    private void foldTime(final long timestampNs)
    {
        timeNs = timestampNs;
        fold(timestampNs);
    }

    private void fold(final long value)
    {
        hash = (hash ^ value) * PRIME;
    }
}
