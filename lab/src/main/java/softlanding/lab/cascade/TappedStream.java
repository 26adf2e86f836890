package softlanding.lab.cascade;

import softlanding.codecs.EventSink;
import softlanding.workload.EventStream;

/** A stream that passes each event also to a listener. */
record TappedStream(EventStream source, EventSink listener) implements EventStream
{
    @Override
    public boolean next(final EventSink sink)
    {
        return source.next((buffer, offset, length) ->
        {
            listener.onEvent(buffer, offset, length);
            sink.onEvent(buffer, offset, length);
        });
    }

    @Override
    public long nextTimestampNs()
    {
        return source.nextTimestampNs();
    }
}
