package softlanding.workload.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import softlanding.codecs.CloseReason;
import softlanding.codecs.LiquidationOrderClosedDecoder;
import softlanding.codecs.LiquidationOrderFilledDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.TradeExecutedDecoder;

/** One answer of the exchange: FILL, TRADE (the house's side) or CLOSE. */
record Answer(
    String type,
    long timestampNs,
    long orderId,
    long accountId,
    long quantity,
    long price,
    long fee,
    CloseReason reason)
{
    /** Returns every remaining answer. */
    static List<Answer> all(final ExchangeSimulator exchange)
    {
        final List<Answer> answers = new ArrayList<>();
        while (exchange.nextAnswerNs() != Long.MAX_VALUE)
        {
            final long expectedNs = exchange.nextAnswerNs();
            exchange.answer((buffer, offset, length) -> answers.add(decode(buffer, offset, expectedNs)));
        }
        return answers;
    }

    /** Returns the next answer. */
    static Answer next(final ExchangeSimulator exchange)
    {
        final List<Answer> answers = new ArrayList<>();
        while (answers.isEmpty())
        {
            final long expectedNs = exchange.nextAnswerNs();
            exchange.answer((buffer, offset, length) -> answers.add(decode(buffer, offset, expectedNs)));
        }
        return answers.get(0);
    }

    /** Returns the filled contracts of an order. */
    static long filled(final List<Answer> answers, final long orderId)
    {
        return answers.stream().filter(answer -> answer.type.equals("FILL") && answer.orderId == orderId)
            .mapToLong(Answer::quantity).sum();
    }

    private static Answer decode(final DirectBuffer buffer, final int offset, final long expectedNs)
    {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
        final Answer answer = switch (header.templateId())
        {
            case LiquidationOrderFilledDecoder.TEMPLATE_ID ->
            {
                final var fill = new LiquidationOrderFilledDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield new Answer(
                    "FILL", fill.timestampNs(), fill.orderId(), 0, fill.quantity(), fill.price(), fill.fee(), null);
            }
            case TradeExecutedDecoder.TEMPLATE_ID ->
            {
                final var trade = new TradeExecutedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield new Answer(
                    "TRADE", trade.timestampNs(), -1, trade.accountId(), trade.quantity(), trade.price(), 0, null);
            }
            case LiquidationOrderClosedDecoder.TEMPLATE_ID ->
            {
                final var close = new LiquidationOrderClosedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield new Answer("CLOSE", close.timestampNs(), close.orderId(), 0, 0, 0, 0, close.reason());
            }
            default -> throw new AssertionError("templateId=" + header.templateId());
        };
        assertEquals(expectedNs, answer.timestampNs);
        return answer;
    }
}
