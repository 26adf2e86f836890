package softlanding.workload.fault;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.codecs.Bool;
import softlanding.codecs.CollateralPriceChangedDecoder;
import softlanding.codecs.EventSink;
import softlanding.codecs.FeedInterruptedEncoder;
import softlanding.codecs.FeedKind;
import softlanding.codecs.ForwardPriceChangedDecoder;
import softlanding.codecs.Frames;
import softlanding.codecs.InputLagChangedEncoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.NodeRestartedEncoder;
import softlanding.codecs.PerpetualPriceChangedDecoder;
import softlanding.codecs.SpotPriceChangedDecoder;
import softlanding.codecs.SuspensionReason;
import softlanding.codecs.TimeAdvancedDecoder;
import softlanding.codecs.VolatilityChangedDecoder;
import softlanding.workload.EventStream;
import softlanding.workload.SeededRandom;
import softlanding.workload.wire.EventQueue;
import softlanding.workload.wire.PriceFrames;

/**
 * A stream with faulty feeds. At any tick a feed may become silent, jump or be interrupted for some ticks, or the whole
 * input may lag or restart. The faults depend only on the seed. After a given time no new fault starts.
 */
public final class FaultyFeeds implements EventStream
{
    private static final int BODY = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final double[] JUMPS = {0.001, 0.5, 0.85, 1.2, 2, 1_000};
    private static final int LONGEST_TICKS = 12;
    private static final long LAG_NS = 20_000_000_000L;

    private final EventStream source;
    private final SeededRandom random;
    private final double perTick;
    private final long untilNs;
    private final EventQueue queue = new EventQueue();
    private final PriceFrames prices = new PriceFrames();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MessageHeaderEncoder newHeader = new MessageHeaderEncoder();
    private final ExpandableArrayBuffer made = new ExpandableArrayBuffer();
    private final TreeSet<Long> feeds = new TreeSet<>();
    private final List<Fault> faults = new ArrayList<>();
    private boolean isTicking;

    private static final class Fault
    {
        private final FaultKind kind;
        private final long feed;
        private final double factor;
        private int ticksLeft;

        private Fault(final FaultKind kind, final long feed, final double factor, final int ticksLeft)
        {
            this.kind = kind;
            this.feed = feed;
            this.factor = factor;
            this.ticksLeft = ticksLeft;
        }
    }

    /**
     * Creates a stream with faults.
     *
     * @param source  stream without faults.
     * @param seed    of the faults.
     * @param perTick probability that a fault starts at a tick.
     * @param untilNs last time at which a fault may start, in nanoseconds since the epoch.
     */
    public FaultyFeeds(final EventStream source, final long seed, final double perTick, final long untilNs)
    {
        this.source = source;
        this.random = new SeededRandom(seed);
        this.perTick = perTick;
        this.untilNs = untilNs;
    }

    @Override
    public boolean next(final EventSink sink)
    {
        refill();
        if (queue.isEmpty())
        {
            return false;
        }
        queue.poll(sink);
        return true;
    }

    @Override
    public long nextTimestampNs()
    {
        refill();
        return queue.isEmpty() ? Long.MAX_VALUE : queue.firstTimestampNs();
    }

    private void refill()
    {
        boolean more = true;
        while (queue.isEmpty() && more)
        {
            more = source.next(this::pass);
        }
    }

    private void pass(final DirectBuffer buffer, final int offset, final int length)
    {
        final int templateId = header.wrap(buffer, offset).templateId();
        final long feed = feed(templateId, buffer, offset);
        final Fault fault = feed == 0 ? null : faultOf(feed);
        if (feed != 0)
        {
            feeds.add(feed);
        }
        if (fault == null)
        {
            queue.onEvent(buffer, offset, length);
        }
        else if (fault.kind == FaultKind.JUMP)
        {
            queue.onEvent(prices.multiplied(buffer, offset, length, fault.factor), 0, length);
        }
        if (templateId == TimeAdvancedDecoder.TEMPLATE_ID)
        {
            tick(Frames.timestampNs(buffer, offset));
        }
        isTicking |= templateId == SpotPriceChangedDecoder.TEMPLATE_ID;
    }

    /** Returns the feed of an event; 0 if the event has no feed that can fail. */
    private static long feed(final int templateId, final DirectBuffer buffer, final int offset)
    {
        return switch (templateId)
        {
            case SpotPriceChangedDecoder.TEMPLATE_ID, ForwardPriceChangedDecoder.TEMPLATE_ID,
                VolatilityChangedDecoder.TEMPLATE_ID, PerpetualPriceChangedDecoder.TEMPLATE_ID,
                CollateralPriceChangedDecoder.TEMPLATE_ID ->
                ((long)templateId << Integer.SIZE) + Frames.firstId(buffer, offset);
            default -> 0;
        };
    }

    private @Nullable Fault faultOf(final long feed)
    {
        return faults.stream().filter(fault -> fault.feed == feed).findFirst().orElse(null);
    }

    private void tick(final long nowNs)
    {
        for (final Iterator<Fault> each = faults.iterator(); each.hasNext();)
        {
            final Fault fault = each.next();
            if (--fault.ticksLeft <= 0)
            {
                each.remove();
                end(fault, nowNs);
            }
        }
        if (isTicking && nowNs < untilNs && random.chance(perTick))
        {
            begin(nowNs);
        }
    }

    private void begin(final long nowNs)
    {
        final FaultKind kind = random.pick(FaultKind.values());
        final boolean isOfAll = kind == FaultKind.LAG || kind == FaultKind.RESTART;
        final long feed = isOfAll ? 0 : (long)feeds.toArray()[random.nextInt(feeds.size())];
        if ((!isOfAll && faultOf(feed) != null) || (kind == FaultKind.JUMP && !hasPrice(feed)))
        {
            return;
        }
        final double factor = JUMPS[random.nextInt(JUMPS.length)];
        faults.add(new Fault(kind, feed, factor, 1 + random.nextInt(LONGEST_TICKS)));
        switch (kind)
        {
            case LAG -> lag(nowNs, LAG_NS);
            case RESTART -> emit(
                new NodeRestartedEncoder().wrapAndApplyHeader(made, 0, newHeader).timestampNs(nowNs).encodedLength());
            case INTERRUPTED -> interrupt(nowNs, feed);
            default ->
            {
            }
        }
    }

    private void end(final Fault fault, final long nowNs)
    {
        if (fault.kind == FaultKind.LAG)
        {
            lag(nowNs, 0);
        }
    }

    private static boolean hasPrice(final long feed)
    {
        return feed >> Integer.SIZE != VolatilityChangedDecoder.TEMPLATE_ID;
    }

    private void lag(final long nowNs, final long lagNs)
    {
        emit(new InputLagChangedEncoder().wrapAndApplyHeader(made, 0, newHeader)
            .timestampNs(nowNs).lagNs(lagNs).encodedLength());
    }

    private void interrupt(final long nowNs, final long feed)
    {
        final FeedKind kind = switch ((int)(feed >> Integer.SIZE))
        {
            case SpotPriceChangedDecoder.TEMPLATE_ID -> FeedKind.SPOT;
            case ForwardPriceChangedDecoder.TEMPLATE_ID -> FeedKind.FORWARD;
            case VolatilityChangedDecoder.TEMPLATE_ID -> FeedKind.VOLATILITY;
            case PerpetualPriceChangedDecoder.TEMPLATE_ID -> FeedKind.PERPETUAL;
            default -> FeedKind.COLLATERAL;
        };
        emit(new FeedInterruptedEncoder().wrapAndApplyHeader(made, 0, newHeader)
            .timestampNs(nowNs).feedKind(kind).id((int)feed)
            .reason(random.chance(0.5) ? SuspensionReason.VANISHED : SuspensionReason.CROSSED)
            .lastFragment(Bool.NULL_VAL).encodedLength());
    }

    private void emit(final int bodyLength)
    {
        queue.onEvent(made, 0, BODY + bodyLength);
    }
}
