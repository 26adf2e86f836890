package softlanding.node;

import com.lmax.disruptor.WaitStrategy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What benchmarks and tests put in place of parts of a node. A node of a venue replaces nothing. */
public final class NodeParts
{
    private @Nullable EngineFactory engine;
    private @Nullable WaitStrategy waitStrategy;

    /**
     * Replaces the margin engine, for benchmarks and tests of the node alone.
     *
     * @param factory of the engine.
     * @return this.
     */
    public NodeParts engine(final EngineFactory factory)
    {
        engine = Objects.requireNonNull(factory);
        return this;
    }

    /** Returns the factory in place of that of the margin engine, or null. */
    @Nullable EngineFactory engine()
    {
        return engine;
    }

    /**
     * Replaces the wait mode, for benchmarks that run several nodes side by side.
     *
     * @param strategy of this node only.
     * @return this.
     */
    public NodeParts waitStrategy(final WaitStrategy strategy)
    {
        waitStrategy = Objects.requireNonNull(strategy);
        return this;
    }

    /** Returns the strategy in place of that of the wait mode, or null. */
    @Nullable WaitStrategy waitStrategy()
    {
        return waitStrategy;
    }
}
