package softlanding.engine.waterfall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.waterfall.CloseOutVenue.PERPETUAL;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Many bankruptcies at once: an event closes out some accounts, and the next ones the others. */
class WaterfallBudgetTest
{
    private static final int PAIRS = 240;

    private final CloseOutVenue venue = new CloseOutVenue();

    private void openPairs()
    {
        for (int i = 1; i <= PAIRS; i++)
        {
            venue.account(i, "50");
            venue.account(1_000 + i, "100000");
            venue.trade(i, 1_000 + i, PERPETUAL, "1", "1000");
        }
        venue.price("900");
    }

    @Test
    void shouldTurnAwayAccountsOnceAnEventHasLookedAtEnough()
    {
        openPairs();
        int closed = 0;
        int events = 0;
        while (closed < PAIRS)
        {
            venue.nextEvent();
            events++;
            final int before = closed;
            while (closed < PAIRS && venue.closeOutInEvent(closed + 1, Long.MAX_VALUE))
            {
                closed++;
                assertFalse(venue.waterfall().hasTurnedAway(venue.slot(closed)));
            }
            assertTrue(closed > before, "no account was closed out in event " + events);
            assertEquals(closed < PAIRS, venue.waterfall().hasTurnedAway(venue.slot(Math.min(PAIRS, closed + 1))));
        }

        assertTrue(events > 1 && events < PAIRS / 4, events + " events");
        for (int i = 1; i <= PAIRS; i++)
        {
            assertEquals(BigDecimal.ZERO, venue.quantity(i, PERPETUAL));
        }
    }

    @Test
    void shouldForgetWhoWasTurnedAwayWithTheNextEvent()
    {
        openPairs();
        int account = 1;
        venue.nextEvent();
        while (venue.closeOutInEvent(account, Long.MAX_VALUE))
        {
            account++;
        }
        assertTrue(venue.waterfall().hasTurnedAway(venue.slot(account)));

        venue.nextEvent();

        assertFalse(venue.waterfall().hasTurnedAway(venue.slot(account)));
    }
}
