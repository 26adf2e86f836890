package softlanding.lab.cascade;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import softlanding.codecs.EventSink;
import softlanding.codecs.Frames;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.MarginReportedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.ProtectionOrderedDecoder;
import softlanding.codecs.ProtectionPurpose;
import softlanding.engine.wire.DecisionSink;
import softlanding.workload.wire.AccountEncoder;

/**
 * What one account goes through in a crash: its ratio as time passes, and its orders. Of all others it counts the
 * orders, so that an account can be chosen whose story says something.
 */
final class AccountStory implements DecisionSink
{
    /** Stands for no account: only orders are counted. */
    static final long NOBODY = 0;

    private static final double DECIMAL8_ONE = 1e8;
    private static final long STEP_NS = 10_000_000_000L;
    /** Far from the ids of other questions. */
    private static final long FIRST_REQUEST = 1L << 40;

    private final long accountId;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MarginReportedDecoder reported = new MarginReportedDecoder();
    private final LiquidationOrderedDecoder ordered = new LiquidationOrderedDecoder();
    private final ProtectionOrderedDecoder protection = new ProtectionOrderedDecoder();
    private final Map<Long, Integer> liquidations = new HashMap<>();
    private final Map<Long, Integer> protections = new HashMap<>();
    private final List<Point> ratios = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private long lastAskedNs = Long.MIN_VALUE;
    private long requests;

    /** The kinds of orders that are marked. */
    enum Kind
    {
        LIQUIDATION,
        CLOSE,
        HEDGE,
        RELEASE
    }

    /** A ratio at a time. */
    record Point(long timeNs, double ratio)
    {
    }

    /** An order at a time. */
    record Mark(long timeNs, double ratio, Kind kind)
    {
    }

    AccountStory(final long accountId)
    {
        this.accountId = accountId;
    }

    /** Asks for the ratio of the account after an event, some time after the last question. */
    void ask(final DirectBuffer buffer, final int offset, final EventSink engine)
    {
        final long nowNs = Frames.timestampNs(buffer, offset);
        if (accountId != NOBODY && (lastAskedNs == Long.MIN_VALUE || nowNs - lastAskedNs >= STEP_NS))
        {
            lastAskedNs = nowNs;
            new AccountEncoder(engine).marginReportRequested(nowNs, accountId, FIRST_REQUEST + requests++);
        }
    }

    @Override
    public void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        switch (header.wrap(buffer, offset).templateId())
        {
            case MarginReportedDecoder.TEMPLATE_ID ->
            {
                reported.wrapAndApplyHeader(buffer, offset, header);
                if (reported.accountId() == accountId && reported.ratio() != MarginReportedDecoder.ratioNullValue())
                {
                    ratios.add(new Point(reported.header().timestampNs(), reported.ratio() / DECIMAL8_ONE));
                }
            }
            case LiquidationOrderedDecoder.TEMPLATE_ID ->
            {
                ordered.wrapAndApplyHeader(buffer, offset, header);
                liquidations.merge(ordered.accountId(), 1, Integer::sum);
                mark(ordered.accountId(), ordered.header().timestampNs(), ordered.ratioBefore(), Kind.LIQUIDATION);
            }
            case ProtectionOrderedDecoder.TEMPLATE_ID ->
            {
                protection.wrapAndApplyHeader(buffer, offset, header);
                protections.merge(protection.accountId(), 1, Integer::sum);
                mark(
                    protection.accountId(), protection.header().timestampNs(), protection.ratioBefore(),
                    protection.purpose() == ProtectionPurpose.CLOSE ? Kind.CLOSE :
                        protection.purpose() == ProtectionPurpose.HEDGE ? Kind.HEDGE : Kind.RELEASE);
            }
            default ->
            {
            }
        }
    }

    private void mark(final long ofAccount, final long timeNs, final long ratioBefore, final Kind kind)
    {
        if (ofAccount == accountId && ratioBefore != LiquidationOrderedDecoder.ratioBeforeNullValue())
        {
            marks.add(new Mark(timeNs, ratioBefore / DECIMAL8_ONE, kind));
        }
    }

    /** Returns the ratios in the order of time. */
    List<Point> ratios()
    {
        return ratios;
    }

    /** Returns the orders in the order of time. */
    List<Mark> marks()
    {
        return marks;
    }

    private int liquidations(final long ofAccount)
    {
        return liquidations.getOrDefault(ofAccount, 0);
    }

    /**
     * Returns the account that was liquidated with the most orders without protection, and not at all with either kind
     * of it; if there is none, the one with the most orders of all.
     */
    static long chosen(final AccountStory without, final AccountStory closed, final AccountStory hedged)
    {
        long chosen = NOBODY;
        int most = 0;
        for (final Map.Entry<Long, Integer> entry : without.liquidations.entrySet())
        {
            final long account = entry.getKey();
            final boolean says = closed.liquidations(account) == 0 && hedged.liquidations(account) == 0 &&
                closed.protections.containsKey(account) && hedged.protections.containsKey(account);
            final int value = (says ? 1_000_000 : 0) + entry.getValue();
            if (value > most || (value == most && account < chosen))
            {
                chosen = account;
                most = value;
            }
        }
        return chosen;
    }
}
