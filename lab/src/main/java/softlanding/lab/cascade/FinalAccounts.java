package softlanding.lab.cascade;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.DirectBuffer;
import softlanding.codecs.AccountOpenedDecoder;
import softlanding.codecs.EventSink;
import softlanding.codecs.Frames;
import softlanding.codecs.InsuranceFundChangedDecoder;
import softlanding.codecs.MarginReportedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.engine.wire.DecisionSink;
import softlanding.workload.account.AccountKind;
import softlanding.workload.wire.AccountEncoder;

/** Requests a margin report of each client at the end of a crash and reads the answers. */
final class FinalAccounts implements EventSink, DecisionSink
{
    private static final double DECIMAL8_ONE = 1e8;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AccountOpenedDecoder opened = new AccountOpenedDecoder();
    private final MarginReportedDecoder reported = new MarginReportedDecoder();
    private final InsuranceFundChangedDecoder drawn = new InsuranceFundChangedDecoder();
    private final List<Long> accounts = new ArrayList<>();
    private final Set<Long> empty = new HashSet<>();
    private boolean isOver;
    private long latestNs;
    private double equity;
    private double badDebt;
    private double insuranceUsed;

    @Override
    public void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        latestNs = Frames.timestampNs(buffer, offset);
        if (header.wrap(buffer, offset).templateId() == AccountOpenedDecoder.TEMPLATE_ID)
        {
            final long accountId = opened.wrapAndApplyHeader(buffer, offset, header).accountId();
            if (accountId != AccountKind.HOUSE_ACCOUNT_ID)
            {
                accounts.add(accountId);
            }
        }
    }

    @Override
    public void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        switch (header.wrap(buffer, offset).templateId())
        {
            case InsuranceFundChangedDecoder.TEMPLATE_ID ->
            {
                final double amount = drawn.wrapAndApplyHeader(buffer, offset, header).amount() / DECIMAL8_ONE;
                insuranceUsed += Math.max(0, amount);
            }
            case MarginReportedDecoder.TEMPLATE_ID ->
            {
                if (isOver)
                {
                    onReported(reported.wrapAndApplyHeader(buffer, offset, header));
                }
            }
            default ->
            {
            }
        }
    }

    /** Requests a report of every client at the time of the last event. */
    void ask(final EventSink receiver)
    {
        isOver = true;
        final AccountEncoder questions = new AccountEncoder(receiver);
        for (int i = 0; i < accounts.size(); i++)
        {
            questions.marginReportRequested(latestNs, accounts.get(i), i);
        }
    }

    private void onReported(final MarginReportedDecoder report)
    {
        if (report.equity() != MarginReportedDecoder.equityNullValue())
        {
            equity += report.equity() / DECIMAL8_ONE;
            badDebt += Math.max(0, -report.equity() / DECIMAL8_ONE);
        }
        // Groups are read in order, so this one is skipped to reach the next.
        report.underlyings().forEach(MarginReportedDecoder.UnderlyingsDecoder::underlyingId);
        if (report.positions().count() == 0)
        {
            empty.add(report.accountId());
        }
    }

    /** Returns the equity of all clients whose positions have prices, in cash. */
    double equity()
    {
        return equity;
    }

    /** Returns the sum of the negative equity of clients, in cash. */
    double badDebt()
    {
        return badDebt;
    }

    /** Returns the payments of the insurance fund, in cash. */
    double insuranceUsed()
    {
        return insuranceUsed;
    }

    boolean isEmpty(final long accountId)
    {
        return empty.contains(accountId);
    }
}
