package softlanding.perf.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import softlanding.perf.venue.EventTape;

class SliceTest
{
    private static final long START_NS = 1_000_000;
    private static final double NS_PER_EVENT = 100;

    private final EventTape tape = new EventTape(1 << 10);

    @Test
    void shouldCountFromTheIntendedTimeHoweverLateAnEventWasSent()
    {
        final Slice slice = slice(3);

        // The first event takes 250 ns; the other two could only be sent after it.
        slice.onApplied(41, START_NS, START_NS + 250);
        slice.onApplied(42, START_NS + 250, START_NS + 260);
        slice.onApplied(43, START_NS + 260, START_NS + 270);

        assertEquals(250, slice.latency().getMaxValue());
        assertEquals(160, slice.latency().getValueAtPercentile(60));
        assertEquals(70, slice.latency().getMinValue());
        assertEquals(10, slice.service().getValueAtPercentile(60));
    }

    @Test
    void shouldLeaveOutEventsThatAreOnlyThereToPrepareOthers()
    {
        tape.onEvent(new UnsafeBuffer(new byte[8]), 0, 8);
        final Slice slice = slice(1);

        slice.onApplied(41, START_NS, START_NS + 9_000);
        slice.onApplied(42, START_NS + 9_000, START_NS + 9_010);

        assertEquals(1, slice.latency().getTotalCount());
        assertEquals(2, slice.events());
        assertEquals(9_010, slice.elapsedNs());
    }

    @Test
    void shouldMarkFiguresAsThoseOfAnotherRateWhenTheRateWasMissed()
    {
        final LaneFigures late = new LaneFigures("late", 1e7, 1e7);
        final LaneFigures inTime = new LaneFigures("in time", 1e7, 1e7);
        late.addPaced(applied(400));
        inTime.addPaced(applied(210));

        assertFalse(late.reachedRate());
        assertEquals("MISSED_RATE", late.verdict());
        assertEquals(3 * 1e9 / 400, late.rateReached(), 1);
        assertTrue(inTime.reachedRate());
    }

    private Slice applied(final long lastNs)
    {
        tape.clear();
        final Slice slice = slice(3);
        slice.onApplied(41, START_NS, START_NS + 50);
        slice.onApplied(42, START_NS + 100, START_NS + 150);
        slice.onApplied(43, START_NS + lastNs - 10, START_NS + lastNs);
        return slice;
    }

    private Slice slice(final int measured)
    {
        for (int i = 0; i < measured; i++)
        {
            tape.onEvent(new UnsafeBuffer(new byte[8]), 0, 8);
            tape.measureLast();
        }
        return new Slice(tape, 41, START_NS, NS_PER_EVENT);
    }
}
