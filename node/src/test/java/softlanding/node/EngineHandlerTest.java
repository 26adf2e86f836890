package softlanding.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lmax.disruptor.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import softlanding.engine.wire.DecisionSink;
import softlanding.node.replay.Origin;

/** The engine uses the moments in which no event waits, and an event counts as applied before them. */
class EngineHandlerTest
{
    private static final int CALLS_BEFORE_HALT = 100_000;

    private final Sequence cursor = new Sequence(0);
    private final Sequence applied = new Sequence(-1);
    private final List<String> calls = new ArrayList<>();
    private int idleSteps = 3;
    private boolean halts;

    private final EngineService engine = new EngineService()
    {
        @Override
        public void decideTo(final DecisionSink sink)
        {
            // No decision is made here.
        }

        @Override
        public void onEvent(final long sequence, final DirectBuffer buffer, final int offset, final int length)
        {
            calls.add("event " + sequence);
        }

        @Override
        public boolean idle()
        {
            calls.add("idle after " + applied.get());
            halts = calls.size() == CALLS_BEFORE_HALT;
            return --idleSteps > 0;
        }

        @Override
        public long timeNs()
        {
            return 0;
        }

        @Override
        public long stateHash()
        {
            return 0;
        }
    };
    private final EngineHandler handler = new EngineHandler(engine, 101, () -> {}, cursor::get, () -> halts);

    @Test
    void shouldBeIdleUntilNothingIsLeftToDo()
    {
        handler.setSequenceCallback(applied);
        handler.onEvent(slot(), 0, true);
        assertEquals(List.of("event 101", "idle after 0", "idle after 0", "idle after 0"), calls);
    }

    @Test
    void shouldNotBeIdleWhileAnEventWaits()
    {
        handler.setSequenceCallback(applied);
        cursor.set(1);
        handler.onEvent(slot(), 0, false);
        handler.onEvent(slot(), 1, true);
        cursor.set(3);
        handler.onEvent(slot(), 2, true);
        assertEquals(
            List.of("event 101", "event 102", "idle after 1", "idle after 1", "idle after 1", "event 103"), calls);
    }

    @Test
    void shouldUseAllTheTimeUntilTheNodeHalts()
    {
        idleSteps = Integer.MAX_VALUE;
        handler.setSequenceCallback(applied);
        handler.onEvent(slot(), 0, true);
        assertEquals(CALLS_BEFORE_HALT, calls.size());
    }

    private static EventSlot slot()
    {
        final EventSlot slot = new EventSlot();
        slot.claim(Origin.BYTES + 8);
        return slot;
    }
}
