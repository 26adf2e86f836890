package softlanding.perf.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class EventTapeTest
{
    private static final int EVENTS = 5_000;

    private final EventTape tape = new EventTape(64 * EVENTS);
    private final UnsafeBuffer source = new UnsafeBuffer(new byte[128]);

    @Test
    void shouldKeepEveryEventWithItsBytesAndMarkWhileItGrows()
    {
        write(EVENTS, 3);

        assertEquals(EVENTS, tape.size());
        int offset = 0;
        for (int i = 0; i < EVENTS; i++)
        {
            assertEquals(offset, tape.offset(i));
            assertEquals(4 + i % 60, tape.length(i));
            assertEquals(i, tape.buffer().getInt(tape.offset(i)));
            assertEquals(i % 3 == 0, tape.isMeasured(i), "event " + i);
            offset += 4 + i % 60;
        }
    }

    @Test
    void shouldForgetEventsAndMarksWhenItIsCleared()
    {
        write(10, 1);
        tape.clear();
        assertEquals(0, tape.size());

        write(10, 4);

        assertEquals(10, tape.size());
        assertEquals(0, tape.offset(0));
        assertTrue(tape.isMeasured(8));
        assertFalse(tape.isMeasured(9));
    }

    @Test
    void shouldRefuseAnEventBeyondItsCapacity()
    {
        final EventTape small = new EventTape(16);
        small.onEvent(source, 0, 12);

        assertThrows(IndexOutOfBoundsException.class, () -> small.onEvent(source, 0, 12));

        assertEquals(1, small.size());
        assertEquals(12, small.length(0));
    }

    private void write(final int events, final int measuredEvery)
    {
        for (int i = 0; i < events; i++)
        {
            source.putInt(2, i);
            tape.onEvent(source, 2, 4 + i % 60);
            if (i % measuredEvery == 0)
            {
                tape.measureLast();
            }
        }
    }
}
