package softlanding.node;

import org.agrona.DirectBuffer;
import softlanding.engine.figures.EngineFigures;
import softlanding.engine.wire.DecisionSink;

/** The interface of an engine that the node runs. The same events always give the same decisions. */
public interface EngineService
{
    /**
     * Applies one event. Its decisions go to the sink of the engine before the method returns.
     *
     * @param sequence of the event, from 1 without gaps.
     * @param buffer   that holds the frame.
     * @param offset   of the frame, in bytes.
     * @param length   of the frame, in bytes.
     */
    void onEvent(long sequence, DirectBuffer buffer, int offset, int length);

    /**
     * Applies one event of a source. An engine that does not tell sources apart applies it as any other.
     *
     * @param sourceId who sent it; 0 is the node itself.
     * @param sequence of the event, from 1 without gaps.
     * @param buffer   that holds the frame.
     * @param offset   of the frame, in bytes.
     * @param length   of the frame, in bytes.
     */
    default void onEvent(
        final int sourceId, final long sequence, final DirectBuffer buffer, final int offset, final int length)
    {
        onEvent(sequence, buffer, offset, length);
    }

    /**
     * Sends the decisions of later events to another sink.
     *
     * @param sink receives every later decision.
     */
    void decideTo(DecisionSink sink);

    /**
     * Uses a moment in which no event waits, for some ten microseconds at most. Neither decisions nor the state depend
     * on it.
     *
     * @return whether there is more to do.
     */
    default boolean idle()
    {
        return false;
    }

    /**
     * Fills in what operators watch, between two events. It changes nothing.
     *
     * @param figures to overwrite.
     */
    default void watch(final EngineFigures figures)
    {
    }

    /**
     * Returns the time that the engine has reached. No later event may have an earlier time.
     *
     * @return nanoseconds since the Unix epoch, UTC; 0 before the first event.
     */
    long timeNs();

    /**
     * Returns a fingerprint of the whole state after the last event.
     *
     * @return 64-bit hash.
     */
    long stateHash();
}
