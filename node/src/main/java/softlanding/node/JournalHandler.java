package softlanding.node;

import com.lmax.disruptor.EventHandler;
import softlanding.journal.Durability;
import softlanding.journal.JournalWriter;
import softlanding.node.replay.Origin;

/** The first stage. It journals an event before any other stage acts on it. */
final class JournalHandler implements EventHandler<EventSlot>
{
    private final JournalWriter events;
    private final Durability durability;
    private final long sequenceOfFirstSlot;
    private final Runnable started;

    JournalHandler(
        final JournalWriter events, final Durability durability, final long sequenceOfFirstSlot, final Runnable started)
    {
        this.events = events;
        this.durability = durability;
        this.sequenceOfFirstSlot = sequenceOfFirstSlot;
        this.started = started;
    }

    @Override
    public void onStart()
    {
        started.run();
    }

    /**
     * Journals an event. The ring passes a batch to the next stage only after its last event, so every event after a
     * sync is durable.
     */
    @Override
    public void onEvent(final EventSlot slot, final long slotSequence, final boolean endOfBatch)
    {
        final long expected = sequenceOfFirstSlot + slotSequence;
        final long actual = events.append(
            slot.record(), 0, slot.length(), Origin.framesToCome(slot.record(), 0, slot.length()) == 0);
        if (expected != actual)
        {
            throw new IllegalStateException("events journal: expected sequence=" + expected + ", actual=" + actual);
        }
        if (endOfBatch && durability == Durability.SURVIVES_POWER_LOSS)
        {
            events.sync();
        }
    }
}
