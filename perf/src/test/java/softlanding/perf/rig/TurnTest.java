package softlanding.perf.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import softlanding.perf.venue.EventTape;

class TurnTest
{
    private static final long START_NS = 1_000_000;
    private static final double NS_PER_EVENT = 100;

    private final EventTape tape = new EventTape(1 << 10);

    @Test
    void shouldCountFromTheIntendedTimeHoweverLateAnEventWasSent()
    {
        final Turn turn = slice(3);

        // The first event takes 250 ns; the other two can only be sent after it.
        turn.onApplied(41, START_NS, START_NS + 250);
        turn.onApplied(42, START_NS + 250, START_NS + 260);
        turn.onApplied(43, START_NS + 260, START_NS + 270);

        assertEquals(250, turn.latency().getMaxValue());
        assertEquals(160, turn.latency().getValueAtPercentile(60));
        assertEquals(70, turn.latency().getMinValue());
        assertEquals(10, turn.service().getValueAtPercentile(60));
    }

    @Test
    void shouldLeaveOutEventsThatAreOnlyThereToPrepareOthers()
    {
        tape.onEvent(new UnsafeBuffer(new byte[8]), 0, 8);
        final Turn turn = slice(1);

        turn.onApplied(41, START_NS, START_NS + 9_000);
        turn.onApplied(42, START_NS + 9_000, START_NS + 9_010);

        assertEquals(1, turn.latency().getTotalCount());
        assertEquals(2, turn.events());
        assertEquals(9_010, turn.elapsedNs());
    }

    @Test
    void shouldMarkFiguresAsThoseOfAnotherRateWhenTheRateWasMissed()
    {
        final SystemFigures late = new SystemFigures("late", 1e7, 1e7);
        final SystemFigures inTime = new SystemFigures("in time", 1e7, 1e7);
        late.addPaced(applied(400));
        inTime.addPaced(applied(210));

        assertFalse(late.reachedRate());
        assertEquals("MISSED_RATE", late.verdict());
        assertEquals(3 * 1e9 / 400, late.rateReached(), 1);
        assertTrue(inTime.reachedRate());
    }

    private Turn applied(final long lastNs)
    {
        tape.clear();
        final Turn turn = slice(3);
        turn.onApplied(41, START_NS, START_NS + 50);
        turn.onApplied(42, START_NS + 100, START_NS + 150);
        turn.onApplied(43, START_NS + lastNs - 10, START_NS + lastNs);
        return turn;
    }

    private Turn slice(final int measured)
    {
        for (int i = 0; i < measured; i++)
        {
            tape.onEvent(new UnsafeBuffer(new byte[8]), 0, 8);
            tape.measureLast();
        }
        return new Turn(tape, 41, START_NS, NS_PER_EVENT);
    }
}
