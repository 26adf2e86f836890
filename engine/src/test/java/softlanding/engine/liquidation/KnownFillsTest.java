package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownFillsTest
{
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64})
    void shouldRememberTheLatestFillsAndNoOther(final int capacity)
    {
        final KnownFills fills = new KnownFills(capacity);
        final Deque<List<Long>> latest = new ArrayDeque<>();
        final SplittableRandom random = new SplittableRandom(capacity);
        int known = 0;
        for (int i = 0; i < 20_000; i++)
        {
            // Few orders and ids, zero among them: mostly met before, often forgotten since.
            final List<Long> fill = List.of(random.nextLong(12), random.nextLong(12) - 4);
            final boolean expected = latest.contains(fill);
            assertEquals(expected, fills.contains(fill.get(0), fill.get(1)), fill::toString);
            known += expected ? 1 : 0;
            if (!expected)
            {
                fills.add(fill.get(0), fill.get(1));
                latest.addLast(fill);
            }
            if (latest.size() > capacity)
            {
                latest.removeFirst();
            }
        }
        assertTrue(known > 50 && known < 19_950, "both must be met: " + known);
    }
}
