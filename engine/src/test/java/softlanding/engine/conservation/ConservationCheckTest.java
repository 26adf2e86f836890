package softlanding.engine.conservation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static softlanding.engine.waterfall.CloseOutVenue.PERPETUAL;
import static softlanding.engine.waterfall.CloseOutVenue.mantissa;

import org.junit.jupiter.api.Test;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.waterfall.CloseOutVenue;

/** What comes from nowhere is found at once, and named. */
class ConservationCheckTest
{
    private static final long A = 7;
    private static final int CALL = 5;

    private final CloseOutVenue venue = new CloseOutVenue();

    private String breach()
    {
        return assertThrows(ConservationException.class, () -> venue.check().check(4_711)).getMessage();
    }

    @Test
    void shouldFindCashFromNowhere()
    {
        venue.account(A, "100");
        venue.accounts().addCash(venue.slot(A), 1);

        assertEquals("cash is not conserved: sequence=4711, expected=10000000000, found=10000000001", breach());
    }

    @Test
    void shouldFindInsuranceThatNobodyReceived()
    {
        venue.account(A, "100");
        venue.insure("50");
        venue.fund().pay(venue.slot(A), mantissa("1"));

        assertEquals("cash is not conserved: sequence=4711, expected=15000000000, found=14900000000", breach());
    }

    @Test
    void shouldFindAPositionFromNowhere()
    {
        venue.option(CALL, "1000", InstrumentKind.CALL);
        venue.account(A, "100");
        venue.trade(A, PERPETUAL, "1", "1000");
        venue.accounts().trade(venue.slot(A), 1, mantissa("2"), 0, 0);

        assertEquals(
            "positions are not conserved: sequence=4711, instrumentId=5, expected=0, found=200000000", breach());
    }

    @Test
    void shouldFindAFeeThatWentNowhere()
    {
        venue.account(A, "100");
        venue.check().expectTrade(venue.slot(A), 0, mantissa("1"), mantissa("1000"), 0);
        venue.accounts().trade(venue.slot(A), 0, mantissa("1"), mantissa("1000"), mantissa("0.5"));

        assertEquals("cash is not conserved: sequence=4711, expected=-90000000000, found=-90050000000", breach());
    }

    @Test
    void shouldExpectOfATradeNothingButItsPrice()
    {
        venue.account(A, "100");
        venue.option(CALL, "1000", InstrumentKind.CALL);
        // Opens, adds, closes a part, turns around, closes whole: each at a price that does not come out even.
        for (final String quantity : new String[] {"0.3", "0.7", "-0.9", "-0.7", "0.6"})
        {
            venue.trade(A, PERPETUAL, quantity, "1000.33333333");
            venue.accrueFunding("0.77777777");
            venue.trade(A, CALL, quantity, "33.33333333");
        }
    }

    @Test
    void shouldLoseNothingBetweenTwoAccounts()
    {
        venue.account(A, "100");
        venue.account(8, "100");
        venue.trade(A, PERPETUAL, "0.3", "999.99999999");
        for (final String quantity : new String[] {"0.3", "-0.7", "0.1", "0.6"})
        {
            venue.accounts().tradeBetween(
                venue.slot(A), venue.slot(8), 0, mantissa(quantity), mantissa("1000.33333333"));
            venue.check().check(1);
        }
    }
}
