package softlanding.workload;

import softlanding.codecs.EventSink;

/** A stream of encoded events in the order of time. */
public interface EventStream
{
    /**
     * Emits the next event.
     *
     * @param sink receives the event.
     * @return false at the end of the stream; no event was emitted.
     */
    boolean next(EventSink sink);

    /**
     * Returns the time of the next event, in nanoseconds since the epoch.
     *
     * @return Long.MAX_VALUE at the end of the stream.
     */
    long nextTimestampNs();
}
