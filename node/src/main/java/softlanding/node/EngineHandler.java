package softlanding.node;

import com.lmax.disruptor.Cursored;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.Sequence;
import java.util.function.BooleanSupplier;
import softlanding.node.replay.Origin;

/** The second stage. Only its thread accesses the engine. While no event waits, the engine may prepare itself. */
final class EngineHandler implements EventHandler<EventSlot>
{
    private final EngineService engine;
    private final long sequenceOfFirstSlot;
    private final Runnable started;
    private final Cursored input;
    private final BooleanSupplier halts;
    /** Of the stage, once it is set. */
    private Sequence applied = new Sequence();

    /**
     * Applies the events of an input to an engine.
     *
     * @param halts says whether the node is to stop, so that a halt does not wait for all idle steps.
     */
    EngineHandler(
        final EngineService engine,
        final long sequenceOfFirstSlot,
        final Runnable started,
        final Cursored input,
        final BooleanSupplier halts)
    {
        this.input = input;
        this.halts = halts;
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
    public void setSequenceCallback(final Sequence sequence)
    {
        applied = sequence;
    }

    @Override
    public void onEvent(final EventSlot slot, final long slotSequence, final boolean endOfBatch)
    {
        engine.onEvent(
            Origin.sourceId(slot.record(), 0), sequenceOfFirstSlot + slotSequence, slot.record(), Origin.BYTES,
            slot.length() - Origin.BYTES);
        if (endOfBatch)
        {
            // The event counts as applied before the engine uses the time that is left.
            applied.set(slotSequence);
            idle(slotSequence);
        }
    }

    private void idle(final long slotSequence)
    {
        boolean more = true;
        while (more && input.getCursor() == slotSequence && !halts.getAsBoolean())
        {
            more = engine.idle();
        }
    }
}
