package softlanding.node.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.DirectBuffer;
import softlanding.codecs.AccountHealthChangedDecoder;
import softlanding.codecs.AuctionFilledDecoder;
import softlanding.codecs.FieldLayout;
import softlanding.codecs.Frames;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.LiquidationsCrossedDecoder;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.MessageLayout;
import softlanding.codecs.PositionDeleveragedDecoder;
import softlanding.engine.AccountProbe;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.WireEngine;
import softlanding.journal.JournalReader;

/**
 * Counts the tier entries of a journal that were torn: the account was found below a threshold, and the rest of the
 * same refresh of marks put it back at or above it. The rest of a refresh is what comes with the same time, or within
 * 100 milliseconds, before any event of the account itself. A venue whose entries are torn acts on half-updated
 * markets; its gateway should say which marks belong together.
 */
public final class TornEntries
{
    private static final long REFRESH_NS = 100_000_000L;
    private static final double CASH = 1e8;

    /** One tier entry; {@code cost} is what the orders of its event are expected to cost, in cash. */
    public record Entry(long eventSequence, long accountId, int tier, double cost)
    {
    }

    private final WireEngine engine;
    private final AccountProbe probe;
    private final MessageCatalog catalog = MessageCatalog.instance();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AccountHealthChangedDecoder healthChanged = new AccountHealthChangedDecoder();
    private final LiquidationOrderedDecoder ordered = new LiquidationOrderedDecoder();
    private final AuctionFilledDecoder auctionFilled = new AuctionFilledDecoder();
    private final LiquidationsCrossedDecoder crossed = new LiquidationsCrossedDecoder();
    private final PositionDeleveragedDecoder deleveraged = new PositionDeleveragedDecoder();
    private final Map<Long, Integer> tiers = new HashMap<>();
    private final Map<Long, Double> costs = new HashMap<>();
    private final List<Entry> entered = new ArrayList<>();
    private final Set<Long> traded = new HashSet<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<Entry> torn = new ArrayList<>();
    private long entries;
    private double cost;

    private static final class Open
    {
        private final Entry entry;
        private final long enteredNs;
        private boolean isTakenBack;

        private Open(final Entry entry, final long enteredNs)
        {
            this.entry = entry;
            this.enteredNs = enteredNs;
        }
    }

    /** Builds an empty engine with the limits of the journal. */
    public TornEntries(final EngineLimits limits)
    {
        engine = new WireEngine(limits, ScreeningSettings.defaults(), this::onDecision);
        probe = engine.probe();
    }

    /** Replays the events of a journal from its first record. */
    public void count(final JournalReader events)
    {
        boolean more = true;
        while (more)
        {
            more = events.poll(this::apply);
        }
        end();
    }

    /** What is still open when no event follows is judged as it stands. */
    void end()
    {
        open.forEach(this::close);
        open.clear();
    }

    void apply(final long sequence, final DirectBuffer buffer, final int recordOffset, final int recordLength)
    {
        final int origin = Origin.length(buffer, recordOffset, recordLength);
        final int sourceId = Origin.sourceId(buffer, recordOffset, recordLength);
        final int offset = recordOffset + origin;
        final MessageLayout message = catalog.knownMessage(header.wrap(buffer, offset).templateId());
        final long nowNs = Frames.timestampNs(buffer, offset);
        final FieldLayout account = message.root().field("accountId");
        final long accountId = account == null ? 0 :
            account.get(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
        for (final Iterator<Open> each = open.iterator(); each.hasNext();)
        {
            final Open one = each.next();
            if (nowNs - one.enteredNs > REFRESH_NS || (account != null && accountId == one.entry.accountId()))
            {
                each.remove();
                close(one);
            }
        }
        entered.clear();
        traded.clear();
        costs.clear();
        engine.onEvent(sourceId, sequence, buffer, offset, recordLength - origin);
        closeTraded();
        open.forEach(one -> one.isTakenBack = !probe.isBelowTier(one.entry.accountId(), one.entry.tier()));
        for (final Entry entry : entered)
        {
            final double expected = costs.getOrDefault(entry.accountId(), 0.0);
            entries++;
            cost += expected;
            if ((account == null || accountId != entry.accountId()) && !traded.contains(entry.accountId()))
            {
                open.add(new Open(
                    new Entry(sequence, entry.accountId(), entry.tier(), expected), nowNs));
            }
        }
    }

    /** What an account traded in the event, in an auction or with another account, may have helped it. */
    private void closeTraded()
    {
        for (final Iterator<Open> each = open.iterator(); each.hasNext();)
        {
            final Open one = each.next();
            if (traded.contains(one.entry.accountId()))
            {
                each.remove();
                close(one);
            }
        }
    }

    private void close(final Open one)
    {
        if (one.isTakenBack)
        {
            torn.add(one.entry);
        }
    }

    private void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        switch (header.wrap(buffer, offset).templateId())
        {
            case AccountHealthChangedDecoder.TEMPLATE_ID ->
            {
                healthChanged.wrapAndApplyHeader(buffer, offset, header);
                onTier(healthChanged.accountId(), healthChanged.tier());
            }
            case LiquidationOrderedDecoder.TEMPLATE_ID ->
            {
                ordered.wrapAndApplyHeader(buffer, offset, header);
                costs.merge(ordered.accountId(), ordered.costExpected() / CASH, Double::sum);
            }
            case AuctionFilledDecoder.TEMPLATE_ID ->
                traded.add(auctionFilled.wrapAndApplyHeader(buffer, offset, header).accountId());
            case LiquidationsCrossedDecoder.TEMPLATE_ID ->
            {
                crossed.wrapAndApplyHeader(buffer, offset, header);
                traded.add(crossed.buyerAccountId());
                traded.add(crossed.sellerAccountId());
            }
            case PositionDeleveragedDecoder.TEMPLATE_ID ->
            {
                deleveraged.wrapAndApplyHeader(buffer, offset, header);
                traded.add(deleveraged.accountId());
                traded.add(deleveraged.liquidatedAccountId());
            }
            default ->
            {
            }
        }
    }

    private void onTier(final long accountId, final int tier)
    {
        final Integer before = tiers.put(accountId, tier);
        if (tier > (before == null ? 0 : before))
        {
            entered.add(new Entry(0, accountId, tier, 0));
        }
    }

    /** Returns the number of tier entries. */
    public long entries()
    {
        return entries;
    }

    /** Returns the entries that were torn, in order. */
    public List<Entry> torn()
    {
        return List.copyOf(torn);
    }

    /** Returns the expected cost of the first rounds of all entries, in cash. */
    public double cost()
    {
        return cost;
    }

    /** Returns the part of it that torn entries ordered, in cash. */
    public double tornCost()
    {
        return torn.stream().mapToDouble(Entry::cost).sum();
    }
}
