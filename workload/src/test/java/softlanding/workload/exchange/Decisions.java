package softlanding.workload.exchange;

import org.agrona.ExpandableArrayBuffer;
import softlanding.codecs.EndReason;
import softlanding.codecs.LiquidationOrderCompletedEncoder;
import softlanding.codecs.LiquidationOrderedEncoder;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.Policy;
import softlanding.codecs.UnitKind;

/** Encodes decisions like an engine. */
final class Decisions
{
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ExchangeSimulator exchange;

    Decisions(final ExchangeSimulator exchange)
    {
        this.exchange = exchange;
    }

    void ordered(
        final long timestampNs, final long orderId, final int instrumentId, final long quantity, final long limitPrice)
    {
        final LiquidationOrderedEncoder ordered = new LiquidationOrderedEncoder().wrapAndApplyHeader(buffer, 0, header);
        ordered.header().timestampNs(timestampNs).eventSequence(1).decisionIndex(0);
        ordered.orderId(orderId).planId(orderId).legIndex(0)
            .accountId(2).instrumentId(instrumentId).quantity(quantity).limitPrice(limitPrice).tier(1)
            .policy(Policy.TIERED).unitKind(UnitKind.POSITION).ratioBefore(0).ratioAfterExpected(0).costExpected(0)
            .optimalityGap(LiquidationOrderedEncoder.optimalityGapNullValue());
        exchange.onDecision(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + ordered.encodedLength());
    }

    void ended(final long timestampNs, final long orderId, final EndReason reason)
    {
        final LiquidationOrderCompletedEncoder ended =
            new LiquidationOrderCompletedEncoder().wrapAndApplyHeader(buffer, 0, header);
        ended.header().timestampNs(timestampNs).eventSequence(2).decisionIndex(0);
        ended.orderId(orderId).planId(orderId).accountId(2)
            .reason(reason).filled(0).unfilled(0);
        exchange.onDecision(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + ended.encodedLength());
    }
}
