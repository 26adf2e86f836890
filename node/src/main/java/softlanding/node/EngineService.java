package softlanding.node;

import org.agrona.DirectBuffer;
import softlanding.engine.figures.EngineFigures;
import softlanding.engine.state.copy.StateSink;
import softlanding.engine.state.copy.StateSource;
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
     * Returns whether the state can be saved now.
     *
     * @return false for an engine that saves none.
     */
    default boolean isAtRest()
    {
        return false;
    }

    /**
     * Saves the state of an engine that {@link #isAtRest}; it goes on unchanged.
     *
     * @param sink receives the state.
     */
    default void save(final StateSink sink)
    {
        throw new UnsupportedOperationException("this engine saves no state");
    }

    /**
     * Loads a state into this engine, which is new.
     *
     * @param source gives the state.
     * @throws softlanding.engine.state.copy.StateCopyException if it is not a state of this engine.
     */
    default void load(final StateSource source)
    {
        throw new UnsupportedOperationException("this engine loads no state");
    }

    /** Prepares for the first event after a load, for which nothing was replayed; decides nothing. */
    default void warmUp()
    {
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
