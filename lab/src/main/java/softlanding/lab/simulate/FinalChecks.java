package softlanding.lab.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import softlanding.codecs.AccountOpenedDecoder;
import softlanding.codecs.EventSink;
import softlanding.codecs.Frames;
import softlanding.codecs.Health;
import softlanding.codecs.MarginReportedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.engine.wire.DecisionSink;
import softlanding.workload.wire.AccountEncoder;

/**
 * The checks at the end of a simulation. Every account must be healthy, closed or beyond help, and positions must sum
 * to zero. An account is beyond help if it would be no better without its positions: they hedge coins that it keeps.
 */
final class FinalChecks implements EventSink, DecisionSink
{
    /** Above every id that a venue gives, because a repeated id is rejected. */
    static final long FIRST_REQUEST_ID = 1L << 60;

    /** An account in liquidation that still holds positions. */
    private record Unfinished(long accountId, long excess, Map<Integer, Long> contracts, String violation)
    {
    }

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AccountOpenedDecoder opened = new AccountOpenedDecoder();
    private final MarginReportedDecoder reported = new MarginReportedDecoder();
    private final List<Long> accounts = new ArrayList<>();
    private final Map<Integer, Long> contractsByInstrument = new TreeMap<>();
    private final Map<Long, Unfinished> unfinishedByRequest = new TreeMap<>();
    private final List<String> violations;
    private long latestNs;
    private boolean isOver;
    private int answers;

    /**
     * Creates the checks.
     *
     * @param violations receives broken invariants.
     */
    FinalChecks(final List<String> violations)
    {
        this.violations = violations;
    }

    @Override
    public void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        latestNs = Frames.timestampNs(buffer, offset);
        if (header.wrap(buffer, offset).templateId() == AccountOpenedDecoder.TEMPLATE_ID)
        {
            accounts.add(opened.wrapAndApplyHeader(buffer, offset, header).accountId());
        }
    }

    @Override
    public void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        if (isOver && header.wrap(buffer, offset).templateId() == MarginReportedDecoder.TEMPLATE_ID)
        {
            onReported(reported.wrapAndApplyHeader(buffer, offset, header));
        }
    }

    private void onReported(final MarginReportedDecoder report)
    {
        final Unfinished asked = unfinishedByRequest.get(report.requestId());
        if (asked != null)
        {
            if (report.maintenanceExcess() > asked.excess())
            {
                violations.add(asked.violation());
            }
            return;
        }
        answers++;
        // Groups are read in order, so this one is skipped to reach the next.
        report.underlyings().forEach(MarginReportedDecoder.UnderlyingsDecoder::underlyingId);
        final Map<Integer, Long> held = new TreeMap<>();
        for (final MarginReportedDecoder.PositionsDecoder position : report.positions())
        {
            contractsByInstrument.merge(position.instrumentId(), position.quantity(), Long::sum);
            held.put(position.instrumentId(), position.quantity());
        }
        if (report.health() == Health.UNPRICED)
        {
            // The report of an unpriced account lists no positions.
            violations.add("account " + report.accountId() + " is UNPRICED in the end, although every feed is active");
        }
        else if (!held.isEmpty() && !isWell(report.health()))
        {
            unfinishedByRequest.put(FIRST_REQUEST_ID + accounts.size() + unfinishedByRequest.size(), new Unfinished(
                report.accountId(), report.maintenanceExcess(), held, "account " + report.accountId() + " is " +
                report.health() + " in the end, with " + held.size() + " positions, equity " + report.equity() +
                ", requirement " + report.maintenanceRequirement()));
        }
    }

    private static boolean isWell(final Health health)
    {
        return health == Health.HEALTHY || health == Health.RESTRICTED;
    }

    /** Requests a report of every account and checks the answers. */
    void ask(final EventSink receiver)
    {
        isOver = true;
        final AccountEncoder questions = new AccountEncoder(receiver);
        for (int i = 0; i < accounts.size(); i++)
        {
            questions.marginReportRequested(latestNs, accounts.get(i), FIRST_REQUEST_ID + i);
        }
        unfinishedByRequest.forEach((requestId, account) -> questions.marginIfClosedRequested(
            latestNs, account.accountId(), requestId, account.contracts()));
        if (answers != accounts.size())
        {
            violations.add(answers + " of " + accounts.size() + " accounts answered in the end");
        }
        contractsByInstrument.forEach((instrument, contracts) ->
        {
            if (contracts != 0)
            {
                violations.add("positions in instrument " + instrument + " sum to " + contracts + ", not to zero");
            }
        });
    }
}
