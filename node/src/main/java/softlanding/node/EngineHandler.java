package softlanding.node;

import com.lmax.disruptor.EventHandler;

/** The second stage. Only its thread accesses the engine. */
final class EngineHandler implements EventHandler<EventSlot>
{
    private final EngineService engine;
    private final long sequenceOfFirstSlot;
    private final Runnable started;

    EngineHandler(final EngineService engine, final long sequenceOfFirstSlot, final Runnable started)
    {
        this.engine = engine;
        this.sequenceOfFirstSlot = sequenceOfFirstSlot;
        this.started = started;
    }

    @Override
    public void onStart()
    {
        started.run();
    }

    @Override
    public void onEvent(final EventSlot slot, final long slotSequence, final boolean endOfBatch)
    {
        engine.onEvent(sequenceOfFirstSlot + slotSequence, slot.frame(), 0, slot.length());
    }
}
