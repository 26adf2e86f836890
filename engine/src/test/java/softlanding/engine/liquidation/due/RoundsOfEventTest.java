package softlanding.engine.liquidation.due;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import softlanding.engine.state.EventContext;

class RoundsOfEventTest
{
    private final EventContext event = new EventContext();
    private final RoundsOfEvent rounds = new RoundsOfEvent(event, 4);

    @Test
    void shouldEndTheRoundsOfAnAccountWithinAnEventAndBeginAgainInTheNext()
    {
        event.begin(1, 1_000);
        for (int round = 0; round < RoundsOfEvent.MAX; round++)
        {
            assertFalse(rounds.isOver(2));
            rounds.add(2);
        }
        assertTrue(rounds.isOver(2));
        assertFalse(rounds.isOver(3));

        event.begin(2, 1_000);
        assertFalse(rounds.isOver(2));
    }
}
