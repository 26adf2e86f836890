package softlanding.node.pipeline;

import java.util.function.LongConsumer;
import softlanding.node.metrics.NodeMeter;

/**
 * Who watches a node.
 *
 * @param progress receives the sequence of each event that is replayed.
 * @param meter    counts what the node does.
 */
public record RecoveryWatch(LongConsumer progress, NodeMeter meter)
{
    /** Nobody counts. */
    public RecoveryWatch(final LongConsumer progress)
    {
        this(progress, NodeMeter.NONE);
    }
}
