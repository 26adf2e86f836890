package softlanding.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DeferredColumnTest
{
    private static final int SLOTS = 24;

    @Test
    void shouldHashLikeAColumnThatKeepsItsHash()
    {
        final SplittableRandom random = new SplittableRandom(3);
        final StateColumn kept = new StateColumn(StateOwner.MARK_TIME, SLOTS);
        final DeferredColumn deferred = new DeferredColumn(StateOwner.MARK_TIME, SLOTS);
        for (int i = 0; i < 10_000; i++)
        {
            final int slot = random.nextInt(SLOTS);
            final long value = random.nextInt(3) == 0 ? 0 : random.nextLong(-5, 5);
            kept.set(slot, value);
            deferred.set(slot, value);
            assertEquals(value, deferred.get(slot));
            if (random.nextInt(7) == 0)
            {
                assertEquals(kept.hash(), deferred.hash());
            }
        }
        assertEquals(kept.hash(), deferred.hash());
    }
}
