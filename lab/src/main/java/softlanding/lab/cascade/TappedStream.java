package softlanding.lab.cascade;

import org.agrona.DirectBuffer;
import softlanding.codecs.EventSink;
import softlanding.workload.EventStream;

/** A stream that passes each event also to a listener, and leaves out some events. */
record TappedStream(EventStream source, EventSink listener, LeftOut leftOut) implements EventStream
{
    /** Tells which events are left out. */
    interface LeftOut
    {
        /** Returns whether the event at an offset is left out. */
        boolean test(DirectBuffer buffer, int offset);
    }

    @Override
    public boolean next(final EventSink sink)
    {
        return source.next((buffer, offset, length) ->
        {
            if (!leftOut.test(buffer, offset))
            {
                listener.onEvent(buffer, offset, length);
                sink.onEvent(buffer, offset, length);
            }
        });
    }

    @Override
    public long nextTimestampNs()
    {
        return source.nextTimestampNs();
    }
}
