package softlanding.workload.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.codecs.Bool;
import softlanding.codecs.CollateralPriceChangedDecoder;
import softlanding.codecs.EventSink;
import softlanding.codecs.FieldLayout;
import softlanding.codecs.ForwardPriceChangedDecoder;
import softlanding.codecs.Frames;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.MessageLayout;
import softlanding.codecs.PerpetualPriceChangedDecoder;
import softlanding.codecs.SpotPriceChangedDecoder;
import softlanding.codecs.StablePriceChangedDecoder;
import softlanding.codecs.VolatilityChangedDecoder;

/**
 * Replaces the single marks of an update by one event for the market and one for each smile. Everything else of the
 * update follows in its order, and events outside updates pass unchanged. The update is passed on when its last
 * fragment has come.
 */
public final class UpdateGatherer implements EventSink
{
    /** Entries of one event, so that it fits into a slot of the ring; a larger market takes several events. */
    static final int MAX_ENTRIES = 64;

    private final EventSink sink;
    private final MarksEncoder encoder;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final List<UnsafeBuffer> prices = new ArrayList<>();
    private final Map<Integer, List<UnsafeBuffer>> smiles = new TreeMap<>();
    private final List<UnsafeBuffer> others = new ArrayList<>();
    private final SingleMarks marks = new SingleMarks();
    private int eventsLeft;

    /**
     * Creates a gatherer that holds nothing.
     *
     * @param sink receives the events.
     */
    public UpdateGatherer(final EventSink sink)
    {
        this.sink = sink;
        encoder = new MarksEncoder(sink);
    }

    @Override
    public void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        final Bool lastFragment = lastFragment(buffer, offset);
        if (lastFragment == Bool.NULL_VAL)
        {
            flush();
            sink.onEvent(buffer, offset, length);
            return;
        }
        hold(buffer, offset, length);
        if (lastFragment == Bool.YES)
        {
            pass(Bool.YES);
        }
    }

    /** Passes on an update whose last fragment has not come; it stays open. */
    public void flush()
    {
        pass(Bool.NO);
    }

    private Bool lastFragment(final DirectBuffer buffer, final int offset)
    {
        final MessageLayout message = MessageCatalog.instance().knownMessage(header.wrap(buffer, offset).templateId());
        final FieldLayout field = message.root().field("lastFragment");
        return field == null ? Bool.NULL_VAL :
            Bool.get((short)field.get(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH));
    }

    private void hold(final DirectBuffer buffer, final int offset, final int length)
    {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        final UnsafeBuffer frame = new UnsafeBuffer(bytes);
        switch (header.wrap(buffer, offset).templateId())
        {
            case SpotPriceChangedDecoder.TEMPLATE_ID, ForwardPriceChangedDecoder.TEMPLATE_ID,
                PerpetualPriceChangedDecoder.TEMPLATE_ID, CollateralPriceChangedDecoder.TEMPLATE_ID,
                StablePriceChangedDecoder.TEMPLATE_ID -> prices.add(frame);
            case VolatilityChangedDecoder.TEMPLATE_ID ->
                smiles.computeIfAbsent(Frames.firstId(frame, 0), expiry -> new ArrayList<>()).add(frame);
            default -> others.add(frame);
        }
    }

    private void pass(final Bool atEnd)
    {
        eventsLeft = events(prices.size()) + others.size();
        smiles.values().forEach(smile -> eventsLeft += events(smile.size()));
        final long timestampNs = prices.isEmpty() ? 0 : Frames.timestampNs(prices.get(0), 0);
        for (int from = 0; from < prices.size(); from += MAX_ENTRIES)
        {
            final List<UnsafeBuffer> part = part(prices, from);
            encoder.beginMarks(timestampNs, part.size(), next(atEnd));
            part.forEach(frame -> marks.addPrice(frame, encoder));
            encoder.endMarks();
        }
        smiles.forEach((expiryId, smile) -> passSmile(expiryId, smile, atEnd));
        for (final UnsafeBuffer frame : others)
        {
            MessageCatalog.instance().knownMessage(header.wrap(frame, 0).templateId())
                .putLastFragment(frame, 0, next(atEnd) == Bool.YES);
            sink.onEvent(frame, 0, frame.capacity());
        }
        prices.clear();
        smiles.clear();
        others.clear();
    }

    private void passSmile(final int expiryId, final List<UnsafeBuffer> smile, final Bool atEnd)
    {
        for (int from = 0; from < smile.size(); from += MAX_ENTRIES)
        {
            final List<UnsafeBuffer> part = part(smile, from);
            encoder.beginSurface(Frames.timestampNs(part.get(0), 0), expiryId, part.size(), next(atEnd));
            part.forEach(frame -> marks.addVolatility(frame, encoder));
            encoder.endSurface();
        }
    }

    private static List<UnsafeBuffer> part(final List<UnsafeBuffer> frames, final int from)
    {
        return frames.subList(from, StrictMath.min(frames.size(), from + MAX_ENTRIES));
    }

    private static int events(final int entries)
    {
        return (entries + MAX_ENTRIES - 1) / MAX_ENTRIES;
    }

    /** Returns what the next event says: the last one ends the update, unless it stays open. */
    private Bool next(final Bool atEnd)
    {
        eventsLeft--;
        return eventsLeft == 0 ? atEnd : Bool.NO;
    }
}
