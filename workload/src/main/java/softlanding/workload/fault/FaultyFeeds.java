package softlanding.workload.fault;

import org.agrona.DirectBuffer;
import softlanding.codecs.Bool;
import softlanding.codecs.EventSink;
import softlanding.codecs.Frames;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.TimeAdvancedDecoder;
import softlanding.workload.EventStream;
import softlanding.workload.SeededRandom;
import softlanding.workload.wire.EventQueue;

/**
 * A stream with faulty feeds. At any tick a feed may become silent, jump or be interrupted for some ticks, or the whole
 * input may lag or restart. The updates of the market are told in any shape: gathered, as fragments in any order, as
 * lone marks, or torn where the source stops. The faults depend only on the seed. After a given time no new fault
 * starts, and no update is torn. Without faults the stream stays as it is.
 */
public final class FaultyFeeds implements EventStream
{
    private static final long SHAPES = 14;
    /** Of this number of updates one is torn and one is cut off; the other shapes are equally frequent. */
    private static final int DRAWS = 20;
    private static final UpdateShape[] WHOLE = {UpdateShape.GATHERED, UpdateShape.FRAGMENTS, UpdateShape.LONE_MARKS};

    private final EventStream source;
    private final SeededRandom random;
    private final SeededRandom shapes;
    private final double perTick;
    private final long untilNs;
    private final EventQueue queue = new EventQueue();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final FeedFaults faults;
    private final UpdateShaper shaper;
    private boolean isTicking;

    /**
     * Creates a stream with faults.
     *
     * @param source  stream without faults.
     * @param seed    of the faults.
     * @param perTick probability that a fault starts at a tick; with 0 the stream stays as it is.
     * @param untilNs last time at which a fault may start, in nanoseconds since the epoch.
     */
    public FaultyFeeds(final EventStream source, final long seed, final double perTick, final long untilNs)
    {
        this.source = source;
        this.random = new SeededRandom(seed);
        this.perTick = perTick;
        this.untilNs = untilNs;
        shapes = SeededRandom.of(seed, SHAPES);
        faults = new FeedFaults(random, queue);
        shaper = new UpdateShaper(shapes, queue);
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
        final Bool lastFragment = shaper.lastFragment(buffer, offset);
        if (perTick == 0)
        {
            queue.onEvent(buffer, offset, length);
        }
        else if (lastFragment == Bool.NULL_VAL)
        {
            faults.pass(buffer, offset, length, queue);
        }
        else
        {
            collect(buffer, offset, length);
            if (lastFragment == Bool.YES)
            {
                tellUpdate();
            }
        }
        if (header.wrap(buffer, offset).templateId() == TimeAdvancedDecoder.TEMPLATE_ID)
        {
            tick(Frames.timestampNs(buffer, offset));
        }
    }

    private void collect(final DirectBuffer buffer, final int offset, final int length)
    {
        final EventSink eachMark = (mark, at, size) -> faults.pass(mark, at, size, shaper::addMark);
        if (shaper.split(buffer, offset, eachMark))
        {
            return;
        }
        if (faults.isMark(buffer, offset))
        {
            eachMark.onEvent(buffer, offset, length);
        }
        else
        {
            shaper.addOther(buffer, offset, length);
        }
    }

    /** The venue ticks from its first update on. */
    private void tellUpdate()
    {
        isTicking = true;
        final long nowNs = shaper.timestampNs();
        shaper.tell(drawShape(nowNs), () -> faults.restart(nowNs));
    }

    private UpdateShape drawShape(final long nowNs)
    {
        final int drawn = shapes.nextInt(DRAWS);
        if (drawn < 2)
        {
            final UpdateShape torn = drawn == 0 ? UpdateShape.TORN : UpdateShape.CUT_OFF;
            return nowNs < untilNs ? torn : UpdateShape.FRAGMENTS;
        }
        return shapes.pick(WHOLE);
    }

    private void tick(final long nowNs)
    {
        faults.endTick(nowNs);
        if (isTicking && nowNs < untilNs && random.chance(perTick))
        {
            faults.begin(nowNs);
        }
    }
}
