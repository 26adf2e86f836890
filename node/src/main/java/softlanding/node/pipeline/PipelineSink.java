package softlanding.node.pipeline;

import softlanding.node.gate.StepSink;

/** Where the steps of a pipeline go, and what still waits there. */
public interface PipelineSink extends StepSink
{
    /**
     * Says up to which time the source had told events with the step that begins next.
     *
     * @param lagTimeNs nanoseconds since the epoch.
     */
    void setLagTime(long lagTimeNs);

    /**
     * Returns the time of the oldest step that waits to be applied.
     *
     * @param otherwise if none waits.
     * @return nanoseconds since the epoch.
     */
    long oldestLagTime(long otherwise);
}
