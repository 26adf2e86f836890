package softlanding.node.metrics;

import java.util.List;
import softlanding.engine.state.EngineLimits;

/** What metrics show of a process beside the counters of its stages. Any thread may ask. */
public interface NodeView
{
    /** Returns whether the node is ready for its work. */
    boolean isReady();

    /** Returns the number of decisions in the journal. */
    long decisionSequence();

    /** Returns the age of the oldest event that is not applied yet, in nanoseconds; 0 if there is none. */
    long lagNs();

    /** Returns the free bytes on the disk of the journal. */
    long freeBytes();

    /** Returns the bytes that the journal takes. */
    long journalBytes();

    /** Returns how long the recovery took, or has taken so far, in nanoseconds. */
    long recoveryNs();

    /** Returns the capacities of the engine. */
    EngineLimits limits();

    /** Returns the sources of events. */
    List<SourceCounters> sources();
}
