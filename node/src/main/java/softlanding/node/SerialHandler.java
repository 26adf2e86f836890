package softlanding.node;

import com.lmax.disruptor.DataProvider;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.Sequence;
import softlanding.journal.Durability;
import softlanding.node.replay.Origin;

/**
 * Both stages on one thread. It journals the events of a message, then applies them. With synced batches it journals a
 * whole batch first.
 */
final class SerialHandler implements EventHandler<EventSlot>
{
    private final JournalHandler journal;
    private final EngineHandler engine;
    private final Durability durability;
    private final DataProvider<EventSlot> ring;
    private long firstUnapplied;

    SerialHandler(
        final JournalHandler journal,
        final EngineHandler engine,
        final Durability durability,
        final DataProvider<EventSlot> ring)
    {
        this.journal = journal;
        this.engine = engine;
        this.durability = durability;
        this.ring = ring;
    }

    @Override
    public void onStart()
    {
        journal.onStart();
        engine.onStart();
    }

    @Override
    public void setSequenceCallback(final Sequence sequence)
    {
        engine.setSequenceCallback(sequence);
    }

    @Override
    public void onEvent(final EventSlot slot, final long slotSequence, final boolean endOfBatch)
    {
        journal.onEvent(slot, slotSequence, endOfBatch);
        final boolean endsStep = Origin.framesToCome(slot.record(), 0, slot.length()) == 0;
        if ((durability == Durability.SURVIVES_PROCESS_CRASH && endsStep) || endOfBatch)
        {
            // The ring reuses the slots of a batch only after the batch is done.
            while (firstUnapplied <= slotSequence)
            {
                engine.onEvent(ring.get(firstUnapplied), firstUnapplied, endOfBatch);
                firstUnapplied++;
            }
        }
    }
}
