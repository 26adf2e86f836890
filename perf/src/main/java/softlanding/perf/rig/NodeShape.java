package softlanding.perf.rig;

import java.util.Locale;
import softlanding.node.MarginNodeContext;
import softlanding.node.PipelineThreads;
import softlanding.node.WaitMode;

/**
 * The thread layout of a node.
 *
 * @param threads  number of threads that empty the ring.
 * @param waitMode of these threads.
 */
record NodeShape(PipelineThreads threads, WaitMode waitMode)
{
    static final NodeShape DEFAULT = new NodeShape(PipelineThreads.AUTO, WaitMode.YIELD);

    /** Parses the number of stages and the wait mode, as in {@code two:spin}. */
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

    /** Returns the end of system names; empty for the default layout. */
    String suffix()
    {
        return equals(DEFAULT) ? "" : ("-" + threads + "-" + waitMode).toLowerCase(Locale.ROOT);
    }
}
