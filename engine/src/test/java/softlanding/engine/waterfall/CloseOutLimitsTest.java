package softlanding.engine.waterfall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.waterfall.CloseOutVenue.PERPETUAL;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is not closed, and what goes over with a position. */
class CloseOutLimitsTest
{
    private static final long B = 1;
    private static final long S = 2;
    private static final int CALL = 2;

    private final CloseOutVenue venue = new CloseOutVenue();

    @Test
    void shouldLeaveAloneWhoIsWorthSomethingOrNotPriced()
    {
        venue.account(B, "100");
        venue.account(S, "4000");
        venue.trade(B, S, PERPETUAL, "1", "1000");
        assertFalse(venue.closeOut(B));

        venue.optionWithoutVolatility(CALL, "1000");
        venue.trade(B, CALL, "-1", "1");
        venue.price("100");
        assertFalse(venue.closeOut(B));
        assertEquals(List.of(), venue.told());
    }

    @Test
    void shouldHandOverFundingWithThePosition()
    {
        venue.account(B, "50");
        venue.account(S, "1000");
        venue.trade(B, S, PERPETUAL, "2", "1000");
        venue.accrueFunding("-30");

        assertTrue(venue.closeOut(B));

        // Funding takes 60 from the long: 10 are missing over two coins. The short has it as cash.
        assertEquals(List.of("A2 gives way to A1: 2 of 1 at 1005"), venue.told());
        assertEquals(0, venue.cash(B).signum());
        assertEquals(new BigDecimal("1050"), venue.cash(S).setScale(0));
    }

    @Test
    void shouldNotUnwindWhatHedgesCoinsThatTheAccountKeeps()
    {
        venue.account(B, "-960");
        venue.coins(B, "1");
        venue.account(S, "4000");
        venue.trade(S, B, PERPETUAL, "1", "1000");
        final long excess = venue.margin(B).maintenanceExcess();

        assertFalse(venue.unwind(B));

        assertEquals(new BigDecimal("-1"), venue.quantity(B, PERPETUAL));
        assertEquals(excess, venue.margin(B).maintenanceExcess());
    }

    @Test
    void shouldUnwindWhatDoesNotHedgeTheCoinsOfTheAccount()
    {
        venue.account(B, "-900");
        venue.coins(B, "1");
        venue.account(S, "4000");
        venue.trade(B, S, PERPETUAL, "1", "1000");

        assertTrue(venue.unwind(B));

        assertEquals(BigDecimal.ZERO, venue.quantity(B, PERPETUAL));
    }
}
