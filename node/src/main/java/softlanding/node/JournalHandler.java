package softlanding.node;

import com.lmax.disruptor.EventHandler;
import softlanding.journal.Durability;
import softlanding.journal.JournalWriter;
import softlanding.node.metrics.NodeMeter;

/** The first stage. It journals an event before any other stage acts on it. */
final class JournalHandler implements EventHandler<EventSlot>
{
    private final JournalWriter events;
    private final Durability durability;
    private final long sequenceOfFirstSlot;
    private final Runnable started;
    private final NodeMeter meter;

    JournalHandler(
        final JournalWriter events,
        final Durability durability,
        final long sequenceOfFirstSlot,
        final Runnable started,
        final NodeMeter meter)
    {
        this.meter = meter;
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
        final boolean isMeasured = meter.measures(slotSequence);
        final long beginNs = isMeasured ? System.nanoTime() : 0;
        final long actual = events.append(slot.frame(), 0, slot.length());
        if (isMeasured)
        {
            meter.onJournaled(beginNs - slot.offeredNs(), System.nanoTime() - beginNs);
        }
        if (expected != actual)
        {
            throw new IllegalStateException("events journal: expected sequence=" + expected + ", actual=" + actual);
        }
        if (endOfBatch && durability == Durability.SURVIVES_POWER_LOSS)
        {
            final long syncNs = System.nanoTime();
            events.sync();
            meter.onSynced(System.nanoTime() - syncNs);
        }
    }
}
