package softlanding.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Columns of bytes and ints hold and hash what a column of longs does. */
class NarrowColumnsTest
{
    private static final int SLOTS = 50;

    @Test
    void shouldHoldAndHashTheSameAsAColumnOfLongs()
    {
        final StateColumn wide = new StateColumn(StateOwner.LIQUIDATION_TIER, SLOTS);
        final IntColumn ints = new IntColumn(StateOwner.LIQUIDATION_TIER, SLOTS);
        final ByteColumn bytes = new ByteColumn(StateOwner.LIQUIDATION_TIER, SLOTS);
        final SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1_000; i++)
        {
            final int slot = random.nextInt(SLOTS);
            final int value = i % 7 == 0 ? 255 : random.nextInt(256);
            wide.set(slot, value);
            ints.set(slot, value);
            bytes.set(slot, value);
            assertEquals(value, bytes.get(slot));
            assertEquals(value, ints.get(slot));
            assertEquals(wide.hash(), ints.hash());
            assertEquals(wide.hash(), bytes.hash());
        }
    }

    @Test
    void shouldHoldTheLargestAndTheSmallestInt()
    {
        final IntColumn column = new IntColumn(StateOwner.LIQUIDATION_TIER, 2);
        column.set(0, Integer.MAX_VALUE);
        column.set(1, Integer.MIN_VALUE);
        assertEquals(Integer.MAX_VALUE, column.get(0));
        assertEquals(Integer.MIN_VALUE, column.get(1));
    }
}
