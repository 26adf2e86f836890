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
import softlanding.codecs.VolatilityChangedDecoder;
import softlanding.workload.SeededRandom;
import softlanding.workload.wire.PriceFrames;

/** The faults that feeds have at present. A feed has one fault at most, and each fault lasts some ticks. */
final class FeedFaults
{
    private static final int BODY = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final double[] JUMPS = {0.001, 0.5, 0.85, 1.2, 2, 1_000};
    private static final int LONGEST_TICKS = 12;
    private static final long LAG_NS = 20_000_000_000L;

    private final SeededRandom random;
    private final EventSink sink;
    private final PriceFrames prices = new PriceFrames();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MessageHeaderEncoder newHeader = new MessageHeaderEncoder();
    private final ExpandableArrayBuffer made = new ExpandableArrayBuffer();
    private final TreeSet<Long> feeds = new TreeSet<>();
    private final List<Fault> faults = new ArrayList<>();

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
     * Creates feeds without faults.
     *
     * @param random draws the faults.
     * @param sink   receives events that tell a fault.
     */
    FeedFaults(final SeededRandom random, final EventSink sink)
    {
        this.random = random;
        this.sink = sink;
    }

    /** Returns whether an event has one mark of a feed that can fail. */
    boolean isMark(final DirectBuffer buffer, final int offset)
    {
        return feed(buffer, offset) != 0;
    }

    /** Passes on an event with one mark as its feed tells it now, which may be not at all. */
    void pass(final DirectBuffer buffer, final int offset, final int length, final EventSink to)
    {
        final long feed = feed(buffer, offset);
        final Fault fault = feed == 0 ? null : faultOf(feed);
        if (feed != 0)
        {
            feeds.add(feed);
        }
        if (fault == null)
        {
            to.onEvent(buffer, offset, length);
        }
        else if (fault.kind == FaultKind.JUMP)
        {
            to.onEvent(prices.multiplied(buffer, offset, length, fault.factor), 0, length);
        }
    }

    /** Returns the feed of an event; 0 if the event has no feed that can fail. */
    private long feed(final DirectBuffer buffer, final int offset)
    {
        final int templateId = header.wrap(buffer, offset).templateId();
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

    /** A tick has ended: some faults end too. */
    void endTick(final long nowNs)
    {
        for (final Iterator<Fault> each = faults.iterator(); each.hasNext();)
        {
            final Fault fault = each.next();
            if (--fault.ticksLeft <= 0)
            {
                each.remove();
                if (fault.kind == FaultKind.LAG)
                {
                    lag(nowNs, 0);
                }
            }
        }
    }

    /** Begins a fault of any kind. */
    void begin(final long nowNs)
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
            case RESTART -> restart(nowNs);
            case INTERRUPTED -> interrupt(nowNs, feed);
            default ->
            {
            }
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

    /** Tells that the process was started again. */
    void restart(final long nowNs)
    {
        emit(new NodeRestartedEncoder().wrapAndApplyHeader(made, 0, newHeader).timestampNs(nowNs).encodedLength());
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
        sink.onEvent(made, 0, BODY + bodyLength);
    }
}
