package softlanding.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StateColumnTest
{
    private static final int SLOTS = 24;
    private static final StateOwner OWNER = StateOwner.ACCOUNT_CASH;

    @Test
    void shouldKeepTheHashOfItsContentWhateverCameBefore()
    {
        RandomOperations.play(ColumnAndMap::new);
    }

    @Test
    void shouldTellSlotsAndOwnersApart()
    {
        final StateColumn column = new StateColumn(OWNER, SLOTS);
        final StateColumn otherSlot = new StateColumn(OWNER, SLOTS);
        final StateColumn otherOwner = new StateColumn(StateOwner.ACCOUNT_CLASS, SLOTS);
        column.set(3, 5);
        otherSlot.set(4, 5);
        otherOwner.set(3, 5);
        assertNotEquals(column.hash(), otherSlot.hash());
        assertNotEquals(column.hash(), otherOwner.hash());
    }

    @Test
    void shouldHashToNothingWhenAllIsZeroAgain()
    {
        final StateColumn column = new StateColumn(OWNER, SLOTS);
        column.set(0, Long.MIN_VALUE);
        column.set(SLOTS - 1, -1);
        assertNotEquals(0, column.hash());
        column.set(0, 0);
        column.set(SLOTS - 1, 0);
        assertEquals(0, column.hash());
    }

    /** A column beside a map whose hash is summed from nothing each time. */
    private static final class ColumnAndMap implements RandomOperations.Pair
    {
        private final SplittableRandom random;
        private final StateColumn column = new StateColumn(OWNER, SLOTS);
        private final Map<Integer, Long> values = new HashMap<>();

        ColumnAndMap(final SplittableRandom random)
        {
            this.random = random;
        }

        @Override
        public void operate()
        {
            final int slot = random.nextInt(SLOTS);
            // Few values, so that a slot often keeps the one it has or goes back to an earlier one.
            final long value = random.nextInt(4) == 0 ? random.nextLong() : random.nextLong(3) - 1;
            column.set(slot, value);
            values.put(slot, value);
            final int asked = random.nextInt(SLOTS);
            assertEquals(values.getOrDefault(asked, 0L), column.get(asked));
            long hash = 0;
            for (final Map.Entry<Integer, Long> entry : values.entrySet())
            {
                hash += StateHash.term(OWNER, entry.getKey(), entry.getValue());
            }
            assertEquals(hash, column.hash());
        }
    }
}
