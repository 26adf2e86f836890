package softlanding.node;

import com.lmax.disruptor.DataProvider;
import com.lmax.disruptor.EventHandler;
import softlanding.journal.Durability;

/** Both stages on one thread: journals an event, then applies it; or a whole batch, where a batch is synced. */
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
    public void onEvent(final EventSlot slot, final long slotSequence, final boolean endOfBatch)
    {
        journal.onEvent(slot, slotSequence, endOfBatch);
        if (durability == Durability.SURVIVES_PROCESS_CRASH || endOfBatch)
        {
            // The slots of a batch stay as they are until the ring is told that the batch is done.
            while (firstUnapplied <= slotSequence)
            {
                engine.onEvent(ring.get(firstUnapplied), firstUnapplied, endOfBatch);
                firstUnapplied++;
            }
        }
    }
}
