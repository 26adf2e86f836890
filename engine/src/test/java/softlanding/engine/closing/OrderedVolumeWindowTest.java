package softlanding.engine.closing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.state.RandomOperations;

class OrderedVolumeWindowTest
{
    private static final int ACCOUNTS = 3;
    private static final int INSTRUMENTS = 5;

    @Test
    void shouldSumWhatWasOrderedWithinTheWindow()
    {
        RandomOperations.play(8_000, WindowAndQueue::new);
    }

    @Test
    void shouldHashWhatItHolds()
    {
        final OrderedVolumeWindow orderedVolume = new OrderedVolumeWindow(INSTRUMENTS, 4);
        final OrderedVolumeWindow same = new OrderedVolumeWindow(INSTRUMENTS, 4);
        final OrderedVolumeWindow other = new OrderedVolumeWindow(INSTRUMENTS, 4);
        orderedVolume.add(0, 1, 10, 5);
        same.add(0, 1, 10, 5);
        other.add(0, 2, 10, 5);
        assertEquals(same.hash(), orderedVolume.hash());
        assertNotEquals(other.hash(), orderedVolume.hash());
        orderedVolume.slide(100, 10);
        assertNotEquals(same.hash(), orderedVolume.hash());
        same.slide(100, 10);
        assertEquals(same.hash(), orderedVolume.hash());
    }

    /** An order as it came. */
    private record Order(int instrument, long contracts, long orderedNs)
    {
    }

    /** A window beside a queue of orders that is walked each time. */
    private static final class WindowAndQueue implements RandomOperations.Pair
    {
        private final SplittableRandom random;
        private final int capacity;
        private final long windowNs;
        private final OrderedVolumeWindow orderedVolume;
        private final Deque<Order> orders = new ArrayDeque<>();
        private long nowNs;

        WindowAndQueue(final SplittableRandom random)
        {
            this.random = random;
            capacity = 1 + random.nextInt(16);
            windowNs = 1 + random.nextLong(60);
            orderedVolume = new OrderedVolumeWindow(INSTRUMENTS, capacity);
        }

        @Override
        public void operate()
        {
            nowNs += random.nextInt(10) == 0 ? random.nextLong(100) : random.nextLong(3);
            if (random.nextBoolean())
            {
                orderedVolume.slide(nowNs, windowNs);
                orders.removeIf(order -> order.orderedNs <= nowNs - windowNs);
            }
            else
            {
                final Order order = new Order(random.nextInt(INSTRUMENTS), 1 + random.nextLong(1_000), nowNs);
                orderedVolume.add((int)order.contracts % ACCOUNTS, order.instrument, order.contracts, nowNs);
                orders.addLast(order);
                if (orders.size() > capacity)
                {
                    orders.removeFirst();
                }
            }
            for (int i = 0; i < INSTRUMENTS; i++)
            {
                final int instrument = i;
                assertEquals(orders.stream().filter(order -> order.instrument == instrument)
                    .mapToLong(Order::contracts).sum(), orderedVolume.used(instrument));
                for (int j = 0; j < ACCOUNTS; j++)
                {
                    final int account = j;
                    assertEquals(orders.stream().filter(order -> order.instrument == instrument)
                        .filter(order -> order.contracts % ACCOUNTS == account)
                        .mapToLong(Order::contracts).sum(), orderedVolume.usedBy(account, instrument));
                }
                assertEquals(orders.stream().filter(order -> order.instrument == instrument)
                    .mapToLong(Order::orderedNs).min().orElse(Long.MAX_VALUE), orderedVolume.oldestNs(instrument));
            }
        }
    }
}
