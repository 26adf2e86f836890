package softlanding.perf.rig;

import softlanding.node.MarginNodeContext;
import softlanding.node.Stages;
import softlanding.node.Waiting;

/**
 * How the threads of a node are laid out.
 *
 * @param stages  how many threads empty the ring.
 * @param waiting how they wait.
 */
public record NodeShape(Stages stages, Waiting waiting)
{
    MarginNodeContext context()
    {
        return new MarginNodeContext().stages(stages).waiting(waiting);
    }
}
