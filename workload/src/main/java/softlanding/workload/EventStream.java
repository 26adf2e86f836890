package softlanding.workload;

import softlanding.codecs.EventSink;

/** Encoded events in the order of their time, one per call. */
public interface EventStream
{
    /**
     * Emits the next event.
     *
     * @param sink receives it.
     * @return false at the end of the stream, when nothing was emitted.
     */
    boolean next(EventSink sink);

    /**
     * Returns the time of the event that {@link #next} emits,
     * nanoseconds since the epoch; Long.MAX_VALUE at the end.
     */
    long nextTimestampNs();
}
