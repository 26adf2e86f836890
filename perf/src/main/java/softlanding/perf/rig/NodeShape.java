package softlanding.perf.rig;

import java.util.Locale;
import softlanding.node.MarginNodeContext;
import softlanding.node.PipelineThreads;
import softlanding.node.WaitMode;

/**
 * How the threads of a node are laid out.
 *
 * @param stages  how many threads empty the ring.
 * @param waiting how they wait.
 */
record NodeShape(PipelineThreads threads, WaitMode waitMode)
{
    static final NodeShape DEFAULT = new NodeShape(PipelineThreads.AUTO, WaitMode.YIELD);

    /** Reads what people write: the number of stages and the way of waiting, as in {@code two:spin}. */
    static NodeShape parse(final String text)
    {
        final String[] words = text.toUpperCase(Locale.ROOT).split(":", -1);
        if (words.length != 2)
        {
            throw new IllegalArgumentException("a layout is stages:waiting, as in two:spin, not " + text);
        }
        return new NodeShape(PipelineThreads.valueOf(words[0]), WaitMode.valueOf(words[1]));
    }

    MarginNodeContext context()
    {
        return new MarginNodeContext().stages(threads).waiting(waitMode).restartAnnounced(false);
    }

    /** Ends the names of lanes; nothing for the default. */
    String suffix()
    {
        return equals(DEFAULT) ? "" : ("-" + threads + "-" + waitMode).toLowerCase(Locale.ROOT);
    }
}
