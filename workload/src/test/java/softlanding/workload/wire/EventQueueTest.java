package softlanding.workload.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import softlanding.codecs.Frames;

class EventQueueTest
{
    @Test
    void shouldGiveEventsBackInOrderAcrossManyRefills()
    {
        final EventQueue queue = new EventQueue();
        final MarketEncoder encoder = new MarketEncoder(queue);
        final List<Long> times = new ArrayList<>();
        for (int refill = 0; refill < 3; refill++)
        {
            for (int i = 0; i < 500; i++)
            {
                encoder.spotPriceChanged(1_000 * refill + i, 1, 7);
                encoder.timeAdvanced(1_000 * refill + i);
            }
            for (int i = 0; i < 1_000; i++)
            {
                final long peeked = queue.firstTimestampNs();
                queue.poll((buffer, offset, length) -> times.add(Frames.timestampNs(buffer, offset)));
                assertEquals(peeked, times.get(times.size() - 1));
            }
            assertTrue(queue.isEmpty());
        }
        assertEquals(3_000, times.size());
        assertEquals(2_499L, times.get(2_999));
        assertEquals(times.stream().sorted().toList(), times);
    }

    @Test
    void shouldRefuseToGiveWhatItDoesNotHave()
    {
        final EventQueue queue = new EventQueue();

        assertThrows(NoSuchElementException.class, queue::firstTimestampNs);
        assertThrows(NoSuchElementException.class, () -> queue.poll(queue));
    }
}
