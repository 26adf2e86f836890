package softlanding.node.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SequenceToLineTest
{
    private static final int CAPACITY = 8;

    private final SequenceToLine lines = new SequenceToLine(CAPACITY);

    @Test
    void shouldNotKnowTheLineOfAnEventThatWasNotFed()
    {
        lines.put(3, 30);

        assertEquals(SequenceToLine.UNKNOWN, lines.get(2));
        assertEquals(30, lines.get(3));
    }

    @Test
    void shouldKnowTheLinesOfTheLatestEventsUpToItsCapacity()
    {
        for (long sequence = 1; sequence <= 1_000; sequence++)
        {
            lines.put(sequence, 7 * sequence);
            for (long known = Math.max(1, sequence - CAPACITY + 1); known <= sequence; known++)
            {
                assertEquals(7 * known, lines.get(known), "after event " + sequence);
            }
        }
    }

    @Test
    void shouldKnowLinesOfSequencesBeyondTheRangeOfAnInt()
    {
        final long first = (1L << 32) - 3;
        for (int i = 0; i < CAPACITY; i++)
        {
            lines.put(first + i, i + 1);
        }

        for (int i = 0; i < CAPACITY; i++)
        {
            assertEquals(i + 1, lines.get(first + i));
        }
    }
}
