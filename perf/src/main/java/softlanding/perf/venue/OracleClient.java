package softlanding.perf.venue;

import org.agrona.DirectBuffer;
import softlanding.codecs.EventSink;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.MarginReportedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.engine.wire.WireEngine;
import softlanding.workload.wire.AccountEncoder;

/** A second engine that reports margins, so that streams know the ratio of an account. */
final class OracleClient implements EventSink
{
    private final WireEngine engine;
    private final AccountEncoder encoder = new AccountEncoder(this);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MarginReportedDecoder reported = new MarginReportedDecoder();
    private long sequence;
    private boolean answered;
    private long marginEquity;
    private long maintenanceRequirement;
    private long initialRequirement;

    OracleClient(final int accounts)
    {
        engine = new WireEngine(BenchVenue.limits(accounts), this::onDecision);
    }

    @Override
    public void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        engine.onEvent(++sequence, buffer, offset, length);
    }

    /** Requests the margin of an account. */
    void ask(final long timestampNs, final long accountId)
    {
        answered = false;
        encoder.marginReportRequested(timestampNs, accountId, sequence);
        if (!answered || marginEquity == MarginReportedDecoder.marginEquityNullValue())
        {
            throw new IllegalStateException("no margin of account " + accountId + ": is the venue priced?");
        }
    }

    /** Returns the margin equity of the last requested account, a Decimal8 mantissa. */
    long marginEquity()
    {
        return marginEquity;
    }

    /** Returns the maintenance requirement of the last requested account, a Decimal8 mantissa. */
    long maintenanceRequirement()
    {
        return maintenanceRequirement;
    }

    /** Returns the initial requirement of the last requested account, a Decimal8 mantissa. */
    long initialRequirement()
    {
        return initialRequirement;
    }

    private void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        header.wrap(buffer, offset);
        if (header.templateId() == MarginReportedDecoder.TEMPLATE_ID)
        {
            reported.wrapAndApplyHeader(buffer, offset, header);
            answered = true;
            marginEquity = reported.marginEquity();
            maintenanceRequirement = reported.maintenanceRequirement();
            initialRequirement = reported.initialRequirement();
        }
        else if (header.templateId() == LiquidationOrderedDecoder.TEMPLATE_ID)
        {
            throw new IllegalStateException("the oracle liquidated an account, although its accounts have enough cash");
        }
    }
}
