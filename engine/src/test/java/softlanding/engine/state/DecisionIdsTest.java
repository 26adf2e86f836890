package softlanding.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DecisionIdsTest
{
    private static final long OF_AN_EVENT = 1 << 20;
    private static final int IDS = 1 << 19;

    private final EventContext event = new EventContext();
    private final DecisionIds ids = new DecisionIds(event);

    @Test
    void shouldCountWithinAnEventFromZeroBelowItsSequence()
    {
        event.begin(5, 1);
        assertEquals(5 * OF_AN_EVENT, ids.next());
        assertEquals(5 * OF_AN_EVENT + 1, ids.next());

        event.begin(7, 1);
        assertEquals(7 * OF_AN_EVENT, ids.next());
    }

    @Test
    void shouldCountEachKindApart()
    {
        event.begin(5, 1);
        ids.next();

        assertEquals(5 * OF_AN_EVENT, new DecisionIds(event).next());
    }

    @Test
    void shouldCountProtectionInTheSecondHalf()
    {
        event.begin(5, 1);
        final long id = DecisionIds.ofSecondHalf(event).next();

        assertEquals(5 * OF_AN_EVENT + IDS, id);
        assertTrue(DecisionIds.isOfSecondHalf(id));
        assertFalse(DecisionIds.isOfSecondHalf(ids.next()));
        assertEquals(5, DecisionIds.sequence(id));
    }

    @Test
    void shouldHaveRoomForHalfAMillionIdsAndAgainInTheNextEvent()
    {
        event.begin(1, 1);
        assertTrue(ids.hasRoom(IDS - 1));
        assertFalse(ids.hasRoom(IDS));
        ids.next();
        assertTrue(ids.hasRoom(IDS - 2));
        assertFalse(ids.hasRoom(IDS - 1));

        event.begin(2, 1);
        assertTrue(ids.hasRoom(IDS - 1));
    }
}
