package softlanding.engine.wire;

import org.agrona.DirectBuffer;
import softlanding.codecs.Bool;
import softlanding.codecs.MarginReportRequestedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.engine.QuestionEventHandler;
import softlanding.engine.whatif.MarginQuestion;

/** Decodes questions about accounts. */
final class QuestionAdapter
{
    private final QuestionEventHandler questions;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MarginReportRequestedDecoder requested = new MarginReportRequestedDecoder();
    private final MarginQuestion question = new MarginQuestion();

    QuestionAdapter(final QuestionEventHandler questions)
    {
        this.questions = questions;
    }

    void onMarginReportRequested(final long sequence, final DirectBuffer buffer, final int offset)
    {
        requested.wrapAndApplyHeader(buffer, offset, header);
        final long timestampNs = requested.timestampNs();
        final Bool explained = requested.explained();
        question.of(requested.accountId(), requested.requestId());
        for (final MarginReportRequestedDecoder.PositionsDecoder trade : requested.positions())
        {
            final long price = trade.price();
            question.trade(
                trade.instrumentId(), trade.quantity(),
                price == MarginReportRequestedDecoder.PositionsDecoder.priceNullValue() ?
                    MarginQuestion.AT_MARK : price);
        }
        for (final MarginReportRequestedDecoder.TransfersDecoder transfer : requested.transfers())
        {
            final int assetId = transfer.assetId();
            question.transfer(
                assetId == MarginReportRequestedDecoder.TransfersDecoder.assetIdNullValue() ?
                    MarginQuestion.CASH : assetId,
                transfer.amount());
        }
        question.explained(explained == Bool.NULL_VAL ? !question.supposesNothing() : explained == Bool.YES);
        questions.onMarginReportRequested(sequence, timestampNs, question);
    }
}
