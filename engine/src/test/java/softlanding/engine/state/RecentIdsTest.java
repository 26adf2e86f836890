package softlanding.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentIdsTest
{
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64})
    void shouldRememberTheLatestIdsAndNoOther(final int capacity)
    {
        final RecentIds ids = new RecentIds(
            StateOwner.FILLS_ADDED,
            new StateOwner[] {StateOwner.FILL_ORDER_ID, StateOwner.FILL_ID, StateOwner.FILL_INSTRUMENT}, capacity);
        final Deque<List<Long>> latest = new ArrayDeque<>();
        final SplittableRandom random = new SplittableRandom(capacity);
        int known = 0;
        for (int i = 0; i < 20_000; i++)
        {
            // Few values of each part, zero among them: mostly met before, often forgotten since.
            final List<Long> id = List.of(random.nextLong(6), random.nextLong(6) - 2, random.nextLong(4) - 1);
            final boolean expected = latest.contains(id);
            assertEquals(expected, ids.contains(id.get(0), id.get(1), id.get(2)), id::toString);
            known += expected ? 1 : 0;
            if (!expected)
            {
                ids.add(id.get(0), id.get(1), id.get(2));
                latest.addLast(id);
            }
            if (latest.size() > capacity)
            {
                latest.removeFirst();
            }
        }
        assertTrue(known > 50 && known < 19_950, "both must be met: " + known);
    }
}
