package softlanding.node.metrics;

import org.agrona.DirectBuffer;
import softlanding.engine.figures.EngineFigures;

/**
 * Counts what passes the stages of a node. Each method is called by one thread only; none may wait or allocate, and a
 * calm event has time for a few nanoseconds.
 */
public interface NodeMeter
{
    /** Counts nothing. */
    NodeMeter NONE = new NodeMeter()
    {
    };

    /**
     * Tells whether the times of an event are measured. The answer is the same at every stage.
     *
     * @param sequence of the event.
     * @return true for one in some.
     */
    default boolean measures(final long sequence)
    {
        return false;
    }

    /**
     * Notes the progress of the recovery, on the launching thread.
     *
     * @param replayed events so far.
     * @param all      events in the journal.
     */
    default void onReplayed(final long replayed, final long all)
    {
    }

    /**
     * Notes a measured event in the journal.
     *
     * @param appendNs time that the append took.
     */
    default void onJournaled(final long appendNs)
    {
    }

    /**
     * Notes a sync of the journal.
     *
     * @param syncNs time that it took.
     */
    default void onSynced(final long syncNs)
    {
    }

    /**
     * Notes that an event was applied, on the engine's thread.
     *
     * @param sequence of the event.
     * @param timeNs   that the engine has reached.
     */
    default void onApplied(final long sequence, final long timeNs)
    {
    }

    /**
     * Notes how long the engine took for a measured event, its decisions included.
     *
     * @param engineNs time that it took.
     */
    default void onMeasured(final long engineNs)
    {
    }

    /**
     * Counts a decision that was journaled, on the engine's thread.
     *
     * @param buffer that holds its frame.
     * @param offset of the frame, in bytes.
     */
    default void onDecision(final DirectBuffer buffer, final int offset)
    {
    }

    /**
     * Notes how long egress took for a decision.
     *
     * @param egressNs time that it took.
     */
    default void onEgress(final long egressNs)
    {
    }

    /**
     * Tells whether the figures of the engine are out of date, at the end of a batch on the engine's thread.
     *
     * @return true to get them by {@link #onFigures}.
     */
    default boolean wantsFigures()
    {
        return false;
    }

    /**
     * Takes the figures of the engine.
     *
     * @param figures valid during the call.
     */
    default void onFigures(final EngineFigures figures)
    {
    }
}
