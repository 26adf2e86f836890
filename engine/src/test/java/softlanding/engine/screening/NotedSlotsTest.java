package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.state.RandomOperations;

class NotedSlotsTest
{
    private static final int CAPACITY = 12;

    @Test
    void shouldHoldEachSlotOnce()
    {
        RandomOperations.play(SlotsAndSet::new);
    }

    /** Slots beside a set. */
    private static final class SlotsAndSet implements RandomOperations.Pair
    {
        private final SplittableRandom random;
        private final NotedSlots slots = new NotedSlots(CAPACITY);
        private final Set<Integer> set = new HashSet<>();

        SlotsAndSet(final SplittableRandom random)
        {
            this.random = random;
        }

        @Override
        public void operate()
        {
            final int slot = random.nextInt(CAPACITY);
            switch (random.nextInt(12))
            {
                case 0 ->
                {
                    slots.clear();
                    set.clear();
                }
                case 1, 2, 3 ->
                {
                    slots.forget(slot);
                    set.remove(slot);
                }
                default ->
                {
                    slots.note(slot);
                    set.add(slot);
                }
            }
            final Set<Integer> listed = new HashSet<>();
            for (int place = 0; place < slots.size(); place++)
            {
                listed.add(slots.get(place));
            }
            assertEquals(set, listed);
            assertEquals(set.size(), slots.size());
            assertEquals(set.isEmpty(), slots.isEmpty());
            assertEquals(set.contains(slot), slots.contains(slot));
        }
    }
}
