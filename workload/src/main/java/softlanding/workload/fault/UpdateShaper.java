package softlanding.workload.fault;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.codecs.Bool;
import softlanding.codecs.EventSink;
import softlanding.codecs.FieldLayout;
import softlanding.codecs.Frames;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.workload.SeededRandom;
import softlanding.workload.wire.SingleMarks;
import softlanding.workload.wire.UpdateGatherer;

/**
 * Collects the marks of an update and tells them in another shape: gathered, shuffled, one by one or torn. What is no
 * mark, such as a settlement, follows the marks in its order, and is never lost.
 */
final class UpdateShaper
{
    private final EventSink sink;
    private final SeededRandom random;
    private final UpdateGatherer gatherer;
    private final SingleMarks singleMarks = new SingleMarks();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final List<UnsafeBuffer> marks = new ArrayList<>();
    private final List<UnsafeBuffer> others = new ArrayList<>();

    /**
     * Creates a shaper that holds nothing.
     *
     * @param random of orders and places where updates are torn.
     * @param sink   receives the events.
     */
    UpdateShaper(final SeededRandom random, final EventSink sink)
    {
        this.random = random;
        this.sink = sink;
        gatherer = new UpdateGatherer(sink);
    }

    /** Returns what an event says about the end of its update. */
    Bool lastFragment(final DirectBuffer buffer, final int offset)
    {
        final FieldLayout field = lastFragmentOf(buffer, offset);
        return field == null ? Bool.NULL_VAL :
            Bool.get((short)field.get(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH));
    }

    /** Passes on each mark of an event with many; returns whether it is one. */
    boolean split(final DirectBuffer buffer, final int offset, final EventSink eachMark)
    {
        return singleMarks.split(buffer, offset, eachMark);
    }

    /** Adds an event with one mark to the update. */
    void addMark(final DirectBuffer buffer, final int offset, final int length)
    {
        marks.add(copy(buffer, offset, length));
    }

    /** Adds an event to the update that is no mark. */
    void addOther(final DirectBuffer buffer, final int offset, final int length)
    {
        others.add(copy(buffer, offset, length));
    }

    private static UnsafeBuffer copy(final DirectBuffer buffer, final int offset, final int length)
    {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return new UnsafeBuffer(bytes);
    }

    /** Returns the time of the collected update in nanoseconds since the epoch; 0 if it is empty. */
    long timestampNs()
    {
        final List<UnsafeBuffer> first = marks.isEmpty() ? others : marks;
        return first.isEmpty() ? 0 : Frames.timestampNs(first.get(0), 0);
    }

    /**
     * Tells the collected update in a shape, and forgets it.
     *
     * @param atTear called where the source stops.
     */
    void tell(final UpdateShape shape, final Runnable atTear)
    {
        if (shape != UpdateShape.GATHERED)
        {
            shuffle();
        }
        switch (shape)
        {
            case GATHERED -> tell(joined(marks), gatherer, true);
            case FRAGMENTS -> tell(joined(marks), sink, true);
            case LONE_MARKS ->
            {
                marks.forEach(this::tellAlone);
                tell(others, sink, true);
            }
            case TORN, CUT_OFF ->
            {
                final int told = random.nextInt(marks.size() + 1);
                tell(marks.subList(0, told), sink, false);
                atTear.run();
                final List<UnsafeBuffer> rest = marks.subList(shape == UpdateShape.TORN ? told : marks.size(),
                    marks.size());
                tell(joined(rest), sink, true);
            }
            default -> throw new IllegalArgumentException(String.valueOf(shape));
        }
        marks.clear();
        others.clear();
    }

    private void tellAlone(final UnsafeBuffer mark)
    {
        final FieldLayout field = lastFragmentOf(mark, 0);
        if (field != null)
        {
            field.put(mark, MessageHeaderDecoder.ENCODED_LENGTH, Bool.NULL_VAL.value());
        }
        sink.onEvent(mark, 0, mark.capacity());
    }

    private @Nullable FieldLayout lastFragmentOf(final DirectBuffer buffer, final int offset)
    {
        return MessageCatalog.instance().knownMessage(header.wrap(buffer, offset).templateId()).root()
            .field("lastFragment");
    }

    private List<UnsafeBuffer> joined(final List<UnsafeBuffer> first)
    {
        final List<UnsafeBuffer> all = new ArrayList<>(first);
        all.addAll(others);
        return all;
    }

    private void shuffle()
    {
        for (int left = marks.size(); left > 1; left--)
        {
            final int drawn = random.nextInt(left);
            final UnsafeBuffer last = marks.get(left - 1);
            marks.set(left - 1, marks.get(drawn));
            marks.set(drawn, last);
        }
    }

    private void tell(final List<UnsafeBuffer> fragments, final EventSink to, final boolean ends)
    {
        int left = fragments.size();
        for (final UnsafeBuffer fragment : fragments)
        {
            left--;
            MessageCatalog.instance().knownMessage(header.wrap(fragment, 0).templateId())
                .putLastFragment(fragment, 0, ends && left == 0);
            to.onEvent(fragment, 0, fragment.capacity());
        }
    }
}
