package softlanding.node;

import org.agrona.DirectBuffer;
import softlanding.engine.figures.EngineFigures;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.copy.StateSink;
import softlanding.engine.state.copy.StateSource;
import softlanding.engine.wire.DecisionSink;
import softlanding.engine.wire.WireEngine;

/** Adapts the margin engine to the interface that the node uses. */
final class EngineAdapter implements EngineService
{
    private final WireEngine engine;

    EngineAdapter(final EngineLimits limits, final ScreeningSettings monitor, final DecisionSink decisions)
    {
        engine = new WireEngine(limits, monitor, decisions);
    }

    @Override
    public void onEvent(final long sequence, final DirectBuffer buffer, final int offset, final int length)
    {
        engine.onEvent(sequence, buffer, offset, length);
    }

    @Override
    public void onEvent(
        final int sourceId, final long sequence, final DirectBuffer buffer, final int offset, final int length)
    {
        engine.onEvent(sourceId, sequence, buffer, offset, length);
    }

    @Override
    public void decideTo(final DecisionSink sink)
    {
        engine.decideTo(sink);
    }

    @Override
    public void watch(final EngineFigures figures)
    {
        engine.watch(figures);
    }

    @Override
    public boolean idle()
    {
        return engine.idle();
    }

    @Override
    public boolean isAtRest()
    {
        return engine.isAtRest();
    }

    @Override
    public void save(final StateSink sink)
    {
        engine.save(sink);
    }

    @Override
    public void load(final StateSource source)
    {
        engine.load(source);
    }

    @Override
    public void warmUp()
    {
        engine.warmUp();
    }

    @Override
    public long timeNs()
    {
        return engine.timeNs();
    }

    @Override
    public long stateHash()
    {
        return engine.stateHash();
    }
}
