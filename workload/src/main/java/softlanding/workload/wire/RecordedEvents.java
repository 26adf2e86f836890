package softlanding.workload.wire;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.codecs.EventSink;
import softlanding.codecs.Frames;
import softlanding.workload.EventStream;

/** Events in memory that can be played repeatedly. */
public final class RecordedEvents implements EventSink
{
    private final List<UnsafeBuffer> frames = new ArrayList<>();

    @Override
    public void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        final byte[] frame = new byte[length];
        buffer.getBytes(offset, frame);
        frames.add(new UnsafeBuffer(frame));
    }

    /** Returns the number of events. */
    public int size()
    {
        return frames.size();
    }

    /** Returns all events from the first; valid until another event is recorded. */
    public EventStream play()
    {
        return new EventStream()
        {
            private int next;

            @Override
            public boolean next(final EventSink sink)
            {
                if (next == frames.size())
                {
                    return false;
                }
                final UnsafeBuffer frame = frames.get(next++);
                sink.onEvent(frame, 0, frame.capacity());
                return true;
            }

            @Override
            public long nextTimestampNs()
            {
                return next == frames.size() ? Long.MAX_VALUE : Frames.timestampNs(frames.get(next), 0);
            }
        };
    }
}
