package softlanding.lab.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import softlanding.codecs.AccountHealthChangedDecoder;
import softlanding.codecs.EventSink;
import softlanding.codecs.Health;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.engine.wire.DecisionSink;
import softlanding.node.command.DecisionTally;

/** Counts what happened to the accounts of a venue. It receives every event and every decision. */
final class LiquidationStatistics implements EventSink, DecisionSink
{
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AccountHealthChangedDecoder healthChanged = new AccountHealthChangedDecoder();
    private final LiquidationOrderedDecoder ordered = new LiquidationOrderedDecoder();
    private final DecisionTally tally = new DecisionTally();
    private final ClosedVolume closed = new ClosedVolume();
    private final Map<Long, Health> healthByAccount = new HashMap<>();
    private final Map<Long, Integer> highestTierByAccount = new HashMap<>();
    private final Map<String, Long> transitions = new TreeMap<>();
    private long events;

    @Override
    public void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        events++;
        closed.onEvent(buffer, offset, length);
    }

    @Override
    public void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        tally.onDecision(buffer, offset, length);
        switch (header.wrap(buffer, offset).templateId())
        {
            case AccountHealthChangedDecoder.TEMPLATE_ID -> onHealthChanged(buffer, offset);
            case LiquidationOrderedDecoder.TEMPLATE_ID -> onOrdered(buffer, offset);
            default ->
            {
            }
        }
    }

    long events()
    {
        return events;
    }

    DecisionTally tally()
    {
        return tally;
    }

    ClosedVolume closed()
    {
        return closed;
    }

    /**
     * Returns the number of changes between health states.
     *
     * @return counts by change, such as {@code HEALTHY to RESTRICTED}, or {@code LIQUIDATING, other tier}.
     */
    Map<String, Long> transitions()
    {
        return transitions;
    }

    /**
     * Returns the number of accounts by the highest tier that they reached.
     *
     * @return number of accounts by tier.
     */
    Map<Integer, Long> accountsByHighestTier()
    {
        final Map<Integer, Long> counts = new TreeMap<>();
        highestTierByAccount.values().forEach(tier -> counts.merge(tier, 1L, Long::sum));
        return counts;
    }

    /**
     * Returns the number of accounts with at least one order.
     *
     * @return number of accounts.
     */
    int liquidatedAccounts()
    {
        return highestTierByAccount.size();
    }

    /**
     * Returns the number of liquidated accounts that are in a health state at the end.
     *
     * @param health state at the end.
     * @return number of accounts.
     */
    long liquidatedAccountsNow(final Health health)
    {
        return highestTierByAccount.keySet().stream()
            .filter(account -> healthByAccount.getOrDefault(account, Health.HEALTHY) == health)
            .count();
    }

    private void onHealthChanged(final DirectBuffer buffer, final int offset)
    {
        healthChanged.wrapAndApplyHeader(buffer, offset, header);
        final Health from = healthChanged.healthBefore();
        final Health to = healthChanged.healthAfter();
        healthByAccount.put(healthChanged.accountId(), to);
        transitions.merge(from == to ? from + ", other tier" : from + " to " + to, 1L, Long::sum);
    }

    private void onOrdered(final DirectBuffer buffer, final int offset)
    {
        ordered.wrapAndApplyHeader(buffer, offset, header);
        highestTierByAccount.merge(ordered.accountId(), ordered.tier(), Math::max);
        closed.onOrdered(ordered.orderId(), ordered.instrumentId());
    }
}
