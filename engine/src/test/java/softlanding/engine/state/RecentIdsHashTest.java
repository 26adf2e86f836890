package softlanding.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The hash of the ids that are remembered. */
class RecentIdsHashTest
{
    @Test
    void shouldRememberAndHashAsAQueueDoes()
    {
        RandomOperations.play(FillsAndQueue::new);
    }

    /** A fill and the place of the ring in which it stands. */
    private record Fill(long orderId, long fillId, long instrument, long place)
    {
    }

    /** A ring beside a queue whose hash is summed from nothing. */
    private static final class FillsAndQueue implements RandomOperations.Pair
    {
        private final SplittableRandom random;
        private final int capacity;
        private final RecentIds fills;
        private final Deque<Fill> latest = new ArrayDeque<>();
        private long added;

        FillsAndQueue(final SplittableRandom random)
        {
            this.random = random;
            capacity = 1 + random.nextInt(40);
            fills = new RecentIds(
                StateOwner.FILLS_ADDED,
                new StateOwner[] {StateOwner.FILL_ORDER_ID, StateOwner.FILL_ID, StateOwner.FILL_INSTRUMENT}, capacity);
        }

        @Override
        public void operate()
        {
            // Ids in a few families that differ only in high or only in low bits.
            final long orderId = random.nextLong(6) << (random.nextInt(3) * 20);
            final long fillId = random.nextLong(8) - 3;
            final long instrument = random.nextLong(2);
            final boolean known =
                latest.stream().anyMatch(fill -> fill.orderId == orderId && fill.fillId == fillId &&
                    fill.instrument == instrument);
            assertEquals(known, fills.contains(orderId, fillId, instrument));
            if (known)
            {
                return;
            }
            final long before = fills.hash();
            fills.add(orderId, fillId, instrument);
            latest.addLast(new Fill(orderId, fillId, instrument, added % capacity));
            added++;
            if (latest.size() > capacity)
            {
                latest.removeFirst();
            }
            assertTrue(fills.contains(orderId, fillId, instrument));
            assertNotEquals(before, fills.hash());
            long hash = StateHash.term(196, 0, added);
            for (final Fill fill : latest)
            {
                hash += StateHash.term(194, fill.place, fill.orderId) + StateHash.term(195, fill.place, fill.fillId) +
                    StateHash.term(197, fill.place, fill.instrument);
            }
            assertEquals(hash, fills.hash());
        }
    }
}
